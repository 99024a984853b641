"""Further words that the paper's search takes for each other: short forms of offices, money, law, health, faith."""

from django.db import migrations

TERMS = """
BI Rate, suku bunga acuan, suku bunga Bank Indonesia
KTT, Konferensi Tingkat Tinggi
Menko, Menteri Koordinator
Kemenko, Kementerian Koordinator
Wapres, Wakil Presiden
Wagub, Wakil Gubernur
wali kota, walikota
Wamen, Wakil Menteri
Sekda, Sekretaris Daerah
Sekjen, Sekretaris Jenderal
Dirjen, Direktur Jenderal
Ditjen, Direktorat Jenderal
Dirut, Direktur Utama
Komut, Komisaris Utama
Mensos, Menteri Sosial
Kemensos, Kementerian Sosial
Menpora, Menteri Pemuda dan Olahraga
Menkop, Menteri Koperasi
Menhut, Menteri Kehutanan
Menag, Menteri Agama
Kemenag, Kementerian Agama
Menkum, Menteri Hukum
Menpan RB, Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi
Mensesneg, Menteri Sekretaris Negara
Kapolri, Kepala Kepolisian
Polda, Kepolisian Daerah
Polres, Kepolisian Resor
Kejati, Kejaksaan Tinggi
Kejari, Kejaksaan Negeri
PN, Pengadilan Negeri
PTUN, Pengadilan Tata Usaha Negara
KUHP, Kitab Undang-Undang Hukum Pidana
PKPU, Penundaan Kewajiban Pembayaran Utang
HAM, hak asasi manusia
TPPO, tindak pidana perdagangan orang
lapas, lembaga pemasyarakatan
napi, narapidana
Pilgub, Pemilihan Gubernur
Pilwalkot, Pemilihan Wali Kota
Pilkades, Pemilihan Kepala Desa
TPS, Tempat Pemungutan Suara
Kades, Kepala Desa
kopdes, koperasi desa
bansos, bantuan sosial
BLT, bantuan langsung tunai
PKH, Program Keluarga Harapan
JKN, Jaminan Kesehatan Nasional
BGN, Badan Gizi Nasional
LKPP, Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah
KSSK, Komite Stabilitas Sistem Keuangan
Bappebti, Badan Pengawas Perdagangan Berjangka Komoditi
OIKN, Otorita Ibu Kota Nusantara
PSN, Proyek Strategis Nasional
KEK, Kawasan Ekonomi Khusus
Kadin, Kamar Dagang dan Industri
Apindo, Asosiasi Pengusaha Indonesia
Hipmi, Himpunan Pengusaha Muda Indonesia
Gapki, Gabungan Pengusaha Kelapa Sawit Indonesia
BRI, Bank Rakyat Indonesia
BNI, Bank Negara Indonesia
BTN, Bank Tabungan Negara
BCA, Bank Central Asia
BSI, Bank Syariah Indonesia
BPR, Bank Perekonomian Rakyat, Bank Perkreditan Rakyat
PMA, penanaman modal asing
PMDN, penanaman modal dalam negeri
TKDN, tingkat komponen dalam negeri
HET, harga eceran tertinggi
HPP, harga pembelian pemerintah
PPnBM, pajak penjualan atas barang mewah
SPT, surat pemberitahuan tahunan
NPWP, nomor pokok wajib pajak
PTKP, penghasilan tidak kena pajak
migas, minyak dan gas
minerba, mineral dan batu bara
batu bara, batubara
migor, minyak goreng
sembako, sembilan bahan pokok, bahan pokok
emas batangan, logam mulia
net buy, beli bersih
net sell, jual bersih
reksa dana, reksadana
obligasi, surat utang
emiten, perusahaan terbuka
kripto, crypto, aset kripto
fintech, tekfin, teknologi finansial
startup, perusahaan rintisan
e-commerce, lokapasar, marketplace, niaga elektronik, toko online, toko daring
pusat data, data center
dompet digital, e-wallet, uang elektronik
ojol, ojek online, ojek daring
mobil listrik, kendaraan listrik, EV
kuartal, triwulan
semester, paruh tahun
tol, jalan tol
LRT, lintas raya terpadu
Bandara Soekarno-Hatta, Bandara Soetta
Nataru, Natal dan Tahun Baru
Lebaran, Idulfitri, Idul Fitri
Iduladha, Idul Adha
Ramadan, Ramadhan
umrah, umroh
jemaah, jamaah
salat, shalat, sholat
ustaz, ustadz
masjid, mesjid
KTP, kartu tanda penduduk
SIM, surat izin mengemudi
STNK, surat tanda nomor kendaraan
NIK, nomor induk kependudukan
RTRW, rencana tata ruang wilayah
Amdal, analisis mengenai dampak lingkungan
TPA, tempat pembuangan akhir, tempat pemrosesan akhir
DAS, daerah aliran sungai
DBD, demam berdarah
TBC, tuberkulosis
ISPA, infeksi saluran pernapasan
stunting, tengkes
IGD, UGD, instalasi gawat darurat
puskesmas, pusat kesehatan masyarakat
nakes, tenaga kesehatan
timnas, tim nasional
PSSI, Persatuan Sepak Bola Seluruh Indonesia
KONI, Komite Olahraga Nasional Indonesia
bulu tangkis, bulutangkis, badminton
bola voli, voli
pebalap, pembalap
Piala Dunia, World Cup
HUT, hari ulang tahun
KBRI, Kedutaan Besar Republik Indonesia
Kemlu, Kementerian Luar Negeri
Uni Eropa, UE
Korsel, Korea Selatan
Korut, Korea Utara
UEA, Uni Emirat Arab
Kepri, Kepulauan Riau
Sulbar, Sulawesi Barat
Kaltara, Kalimantan Utara
Malut, Maluku Utara
Jabodetabek, Jakarta Bogor Depok Tangerang Bekasi
Bodetabek, Bogor Depok Tangerang Bekasi
Tangsel, Tangerang Selatan
Jaksel, Jakarta Selatan
Jakut, Jakarta Utara
Jakbar, Jakarta Barat
Jaktim, Jakarta Timur
Jakpus, Jakarta Pusat
"""


def fill(apps, schema_editor):
    synonym = apps.get_model("articles", "Synonym")
    for line in TERMS.strip().splitlines():
        synonym.objects.get_or_create(terms=line)


class Migration(migrations.Migration):
    dependencies = [("articles", "0036_editions_of_translations")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
