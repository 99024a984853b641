"""Words that the paper's search takes for each other from the start. They are rows: editors add their own."""

from django.db import migrations

TERMS = """
menteri, kementerian, kementrian
ekonomi, perekonomian
main, pemain, bermain, permainan
kerja, pekerjaan, bekerja, pekerja
sekolah, bersekolah
industri, perindustrian
dagang, perdagangan, pedagang, berdagang
uang, keuangan
uji, pengujian, menguji, ujian
tani, petani, pertanian
tambang, pertambangan, penambang, menambang
hubung, perhubungan
hutan, kehutanan
laut, kelautan
ikan, perikanan
sehat, kesehatan
didik, pendidikan, mendidik
tahan, pertahanan
adil, pengadilan, peradilan
usaha, perusahaan, pengusaha, berusaha
bank, perbankan
rumah, perumahan
kebun, perkebunan
ternak, peternakan, peternak
nelayan, penangkap ikan
pajak, perpajakan
duduk, penduduk, kependudukan
presiden, kepresidenan
gubernur, kegubernuran
polisi, kepolisian, polri
alas kaki, sepatu
cabai, cabe
perajin, pengrajin
erupsi, letusan, meletus
lansia, lanjut usia
RAPBN, Rancangan APBN
pinjol, pinjaman online, pinjaman daring
kontainer, peti kemas
jaksa, kejaksaan
hakim, kehakiman
buruh, pekerja, karyawan, tenaga kerja
naik, kenaikan, meningkat, peningkatan
turun, penurunan, merosot, anjlok
harga, harganya
bohong, hoaks, hoax
wartawan, jurnalis
perempuan, wanita
dokter, tenaga medis
bensin, pertalite, bbm
sepak bola, sepakbola
olahraga, olah raga
kerja sama, kerjasama
tanggung jawab, tanggungjawab
internet, daring, online
luring, offline
unduh, download
unggah, upload
surel, email, e-mail
gawai, gadget
ponsel, telepon seluler, handphone, hp
miliar, milyar
triliun, trilyun
rupiah, rp, idr
dolar, dolar as, usd, us dollar
persen, prosen, pct
izin, ijin
risiko, resiko
apotek, apotik
aktivitas, aktifitas
analisis, analisa
kualitas, kwalitas
november, nopember
februari, pebruari
senin, senen
telantar, terlantar
praktik, praktek
nasihat, nasehat
objek, obyek
subjek, subyek
sistem, sistim
standar, standard
bus, bis
utang, hutang
zaman, jaman
imbau, himbau
silakan, silahkan
mengubah, merubah
BI, Bank Indonesia
OJK, Otoritas Jasa Keuangan
IKN, Ibu Kota Nusantara
KPK, Komisi Pemberantasan Korupsi
BPS, Badan Pusat Statistik
BUMN, Badan Usaha Milik Negara
BUMD, Badan Usaha Milik Daerah
PHK, pemutusan hubungan kerja
APBN, Anggaran Pendapatan dan Belanja Negara
APBD, Anggaran Pendapatan dan Belanja Daerah
BEI, Bursa Efek Indonesia
IHSG, Indeks Harga Saham Gabungan
LPS, Lembaga Penjamin Simpanan
LPEI, Lembaga Pembiayaan Ekspor Indonesia
BKPM, Badan Koordinasi Penanaman Modal
Bapanas, Badan Pangan Nasional
Bulog, Badan Urusan Logistik
Bappenas, Badan Perencanaan Pembangunan Nasional
Kemenkeu, Kementerian Keuangan
Menkeu, Menteri Keuangan
Kemendag, Kementerian Perdagangan
Mendag, Menteri Perdagangan
Kemenperin, Kementerian Perindustrian
Menperin, Menteri Perindustrian
Kementan, Kementerian Pertanian
Mentan, Menteri Pertanian
Kemenkes, Kementerian Kesehatan
Menkes, Menteri Kesehatan
Kemenhub, Kementerian Perhubungan
Menhub, Menteri Perhubungan
Kemendagri, Kementerian Dalam Negeri
Mendagri, Menteri Dalam Negeri
Kemenlu, Kementerian Luar Negeri
Menlu, Menteri Luar Negeri
Kemnaker, Kemenaker, Kementerian Ketenagakerjaan
Menaker, Menteri Ketenagakerjaan
ESDM, Energi dan Sumber Daya Mineral
PUPR, Pekerjaan Umum dan Perumahan Rakyat
KKP, Kementerian Kelautan dan Perikanan
KLHK, Kementerian Lingkungan Hidup dan Kehutanan
DJP, Ditjen Pajak, Direktorat Jenderal Pajak
DJBC, Bea Cukai, Bea dan Cukai
DPR, Dewan Perwakilan Rakyat
DPRD, Dewan Perwakilan Rakyat Daerah
DPD, Dewan Perwakilan Daerah
MPR, Majelis Permusyawaratan Rakyat
MK, Mahkamah Konstitusi
MA, Mahkamah Agung
KY, Komisi Yudisial
BPK, Badan Pemeriksa Keuangan
KPU, Komisi Pemilihan Umum
Bawaslu, Badan Pengawas Pemilu
KPPU, Komisi Pengawas Persaingan Usaha
Kejagung, Kejaksaan Agung
Polri, Kepolisian Republik Indonesia, Kepolisian Negara Republik Indonesia
TNI, Tentara Nasional Indonesia
BNPB, Badan Nasional Penanggulangan Bencana
BPBD, Badan Penanggulangan Bencana Daerah
BMKG, Badan Meteorologi Klimatologi dan Geofisika
BPOM, Badan Pengawas Obat dan Makanan
BPJS, Badan Penyelenggara Jaminan Sosial
BRIN, Badan Riset dan Inovasi Nasional
MUI, Majelis Ulama Indonesia
NU, Nahdlatul Ulama
UMKM, Usaha Mikro Kecil dan Menengah
KUR, Kredit Usaha Rakyat
UMP, Upah Minimum Provinsi
UMK, Upah Minimum Kabupaten, Upah Minimum Kota
THR, Tunjangan Hari Raya
PPN, Pajak Pertambahan Nilai
PPh, Pajak Penghasilan
PBB, Pajak Bumi dan Bangunan
PBB, Perserikatan Bangsa-Bangsa
PDB, Produk Domestik Bruto
PNBP, Penerimaan Negara Bukan Pajak
SBN, Surat Berharga Negara
SUN, Surat Utang Negara
CPO, minyak sawit mentah, minyak kelapa sawit
BBM, Bahan Bakar Minyak
LPG, elpiji
PLN, Perusahaan Listrik Negara
PLTU, Pembangkit Listrik Tenaga Uap
PLTS, Pembangkit Listrik Tenaga Surya
EBT, Energi Baru Terbarukan
KRL, Kereta Rel Listrik
MRT, Moda Raya Terpadu
KAI, Kereta Api Indonesia
TKI, Tenaga Kerja Indonesia
PMI, Pekerja Migran Indonesia
PMI, Palang Merah Indonesia
TKA, Tenaga Kerja Asing
WNI, Warga Negara Indonesia
WNA, Warga Negara Asing
ASN, Aparatur Sipil Negara, PNS, Pegawai Negeri Sipil
RUU, Rancangan Undang-Undang
UU, Undang-Undang
Perppu, Peraturan Pemerintah Pengganti Undang-Undang
Perpres, Peraturan Presiden
Permen, Peraturan Menteri
Perda, Peraturan Daerah
Pemprov, Pemerintah Provinsi
Pemkot, Pemerintah Kota
Pemkab, Pemerintah Kabupaten
Pemda, Pemerintah Daerah
DKI, Daerah Khusus Ibukota, Jakarta
Jabar, Jawa Barat
Jateng, Jawa Tengah
Jatim, Jawa Timur
DIY, Daerah Istimewa Yogyakarta, Yogyakarta, Jogja, Yogya
Sumut, Sumatera Utara, Sumatra Utara
Sumsel, Sumatera Selatan, Sumatra Selatan
Sumbar, Sumatera Barat, Sumatra Barat
Sulsel, Sulawesi Selatan
Sulut, Sulawesi Utara
Sulteng, Sulawesi Tengah
Sultra, Sulawesi Tenggara
Kaltim, Kalimantan Timur
Kalsel, Kalimantan Selatan
Kalbar, Kalimantan Barat
Kalteng, Kalimantan Tengah
NTB, Nusa Tenggara Barat
NTT, Nusa Tenggara Timur
Babel, Bangka Belitung
AS, Amerika Serikat, Amerika
RRT, Tiongkok, Cina, China
Inggris, Britania Raya
PM, perdana menteri
IMF, Dana Moneter Internasional
WHO, Organisasi Kesehatan Dunia
WTO, Organisasi Perdagangan Dunia
ADB, Bank Pembangunan Asia
The Fed, Federal Reserve, bank sentral AS
OPEC, Organisasi Negara Pengekspor Minyak
Covid-19, corona, korona
AI, kecerdasan buatan, akal imitasi
PLTN, Pembangkit Listrik Tenaga Nuklir
SPBU, pom bensin
DP, uang muka
KPR, Kredit Pemilikan Rumah
IPO, penawaran umum perdana
RUPS, Rapat Umum Pemegang Saham
QRIS, Quick Response Code Indonesian Standard
MBG, Makan Bergizi Gratis
Pilkada, Pemilihan Kepala Daerah
Pilpres, Pemilihan Presiden
Pemilu, Pemilihan Umum
Tipikor, tindak pidana korupsi
OTT, operasi tangkap tangan
TPPU, tindak pidana pencucian uang
KDRT, kekerasan dalam rumah tangga
lalin, lalu lintas
laka, kecelakaan
pilot, penerbang
kereta cepat, Whoosh
rumah sakit, RS
RSUD, rumah sakit umum daerah
SD, sekolah dasar
SMP, sekolah menengah pertama
SMA, sekolah menengah atas
SMK, sekolah menengah kejuruan
jalan, jl
bandara, bandar udara
meninggal, tewas, wafat
karhutla, kebakaran hutan dan lahan
pemadaman listrik, listrik padam, mati lampu
perguruan tinggi, universitas, kampus
dua, 2
tiga, 3
empat, 4
lima, 5
enam, 6
tujuh, 7
delapan, 8
sembilan, 9
sepuluh, 10
juta, jt
ribu, rb
"""


def fill(apps, schema_editor):
    synonym = apps.get_model("articles", "Synonym")
    for line in TERMS.strip().splitlines():
        synonym.objects.get_or_create(terms=line)


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_word_indexes")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
