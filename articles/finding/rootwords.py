"""Indonesian words that nothing is taken off: those that others are made from, and names that only look so.

`roots` takes the parts off a word only where one of these is left. So a word that is missing here is found in fewer
of its forms, and one that is no such word would tie strangers together.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: What daily news is made of.
ROOTS = _words(
    """
    abad acara acu ada adab adat adil adopsi adu aduk agama agen agenda ahli air ajak ajang ajar aju akad akal akhir
    aksi aktif aku akun akurat alam alami alas alat alih alir aliran alokasi aman amanat ambang ambil ambisi ambruk
    ampun amuk anak analis analisis ancam andal andil anggap anggar anggota anggur angin angka angkat angkut angsur
    aniaya anjak anjlok anjur antar antara anti antisipasi antre anut apresiasi arah arsip arti artis arus asa asah
    asal asap asas asean aset asia asih asing aspal asuh asumsi asuransi atap atas atasi atlet atur audit awak awal
    awas ayah ayam ayat ayo ayun baca badai badan bagai bagi bagus bahagia bahan bahas bahasa bahaya baik baja bajak
    baju bakar bakau bakti baku balai balap balas bale balik balita balut ban banci bandar banding bandung bangga
    bangka bangkit bangkrut bangsa bangsawan bangun banjir bank bantah bantai bantu banyak bapak bara barang barat
    baru basah basis basmi batal batang batas batik batu bau baur bawa bawah baya bayang bayar bayi beban bebas beda
    bekal bekas beku bela belah belanja belas beli belok belum benar bencana benci benda bendung bengkak benih
    bentang bentar bentrok bentuk benua berani berapa beras berat berita berkas berkat berontak bersih beruang besar
    besi besuk betul biar biasa biaya bibit bicara bidang bidik bijak bikin bilang bimbing bina binasa bingkai
    bintang bioskop biro bisa bisik bisnis blok blokir bocor bodoh bohong bola bolak boleh bom bongkar bonus bor
    borong boros buah buang buat bubar budaya budi bugar bujuk buka bukit bukti buku bulan bulat bulu bumbu bumi
    bumn bunga bungkus bunuh bupati bursa buru buruh buruk buta butuh cabai cabang cabul cabut cacat cadang cagar
    cahaya cair caleg calon camat campur canang candi canggih cangkok cangkul cantik cantum capai capek cari catat
    cegah cek cemar cemas cepat cerah cerai cerdas cerita cermat cermin cetak cicil cinta cipta ciri coba coblos
    cocok contoh copot corak cuaca cuci cukai cukup curah curang curi curiga cuti daerah daftar dagang daging dahulu
    dakwa dalam dalih damai dampak damping dana dapat dapur darah darat darurat dasar data datang datar daun daur
    daya debat debit debut defisit dekat delegasi demam demo demokrasi denda dendam dengar depan deras derita derma
    desa desain desak destinasi detail detik devisa dewa dewan dewasa dia diam didik diet digital dilema dinas
    dinding dingin direktur diri disiplin diskon diskusi distribusi dividen dokter dokumen dolar dominasi dorong dua
    duduk duga duka dukung dulu dunia duta edar edukasi efek efektif efisien ekologi ekonom ekonomi ekor eksekusi
    eksekutif ekspansi eksplorasi ekspor elak elektronik elit emas emisi emiten empat empuk enak energi erat erosi
    esai etika evaluasi fakta faktor fasilitas film fiskal fokus fondasi format formula forum foto fraksi fungsi
    gabung gadai gagal gagas gaji galak galang gali gambar gambut gampang gandeng ganggu ganja ganjar ganjil ganti
    garam garap garis garuda gas gaul gaya gedung gejala gejolak gelap gelar gelombang gema gembira gempa gempur
    genap gencar gendong genjot gentar gerak gereja gerilya gesek geser getar giat gigi gigit gila giling gilir
    giring giro gizi global goda golong goreng gosok goyang grafik grosir gubernur gudang gugat gugur gula guna
    guncang gunung gurita guru gusur habis hadang hadap hadiah hadir hak hakim halal halaman halang halau haluan
    halus hambat hamil hampir hancur hangat hapus harap harga hari harta harus hasil hasut hati hebat hektare hemat
    hendak henti heran hewan hibah hibur hidang hidup hijau hilang hilir himpun hina hindar hirau hitam hitung
    hormat hotel hubung hujan hukum hulu huni hutan hutang ibadah ibu ibukota ide ikan ikat iklan iklim ikut ilmu
    imbal imbang imbas imbau impi impor import inap incar indah indeks indikasi indonesia industri inflasi info
    informasi infrastruktur ingat ingin ingkar inisiatif injak inovasi insiden inspeksi inspirasi instruksi intai
    integrasi inti intip investasi investor irigasi iring isi islam isolasi istana istri isu isyarat itu izin jabar
    jabat jadi jadwal jaga jagung jahat jajah jajak jaksa jalan jalin jalur jaman jamin jamu janda jangka jangkau
    janji jantung jarah jarak jarang jaring jasa jatah jatuh jauh jawab jaya jebak jebol jejak jelajah jelang jelas
    jembatan jemput jemur jenderal jenis jenuh jepang jera jerat jernih jiwa joget jual juang juara judi judul jujur
    julang jumlah jumpa jurang jurnal juru jurus justru kabar kabel kabinet kabul kabupaten kabur kabut kaca kacang
    kacau kacung kadar kader kagum kait kaji kakek kalah kalang kali kalkulasi kampanye kampung kampus kandang
    kandas kandidat kandung kantong kantor kapal kapan kapasitas karang karantina karet karir karta kartu karya
    karyawan kas kasar kasih kasus kata kategori kaum kawal kawan kawasan kaya kayu kebun kecam kecewa kecil kecoh
    kedai kejam kejar keji kejut kelahi kelamin kelapa kelas keliling kelit keluar keluarga keluh kemas kembali
    kembang kembar kemudi kena kenal kenang kencang kendala kendali kendara kental kepada kepala kepung kerah
    keranjang keras kereta kering keringat kerja kerjasama kertas keruh keruk kesan ketat ketik ketua khas khawatir
    khusus kian kibar kilang kilas kilat kira kirim kisah kisar kisruh kitab klaim klarifikasi klub koalisi kobar
    kolam koleksi komisaris komisi komitmen komoditas komoditi kompak kompetisi kompleks komponen kompor komputer
    komunikasi komunitas kondisi konflik kongres konsep konser konsolidasi konstruksi konsul konsultasi konsumen
    konsumsi kontak konten kontrak kontraksi kontribusi kontrol kooperasi koperasi kopi korban korek koreksi
    korporasi korupsi kosong kota kotor kreatif kredit kriminal krisis kristal kriteria kritik kritis kuasa kuat
    kubu kubur kucur kuda kudeta kuesioner kuliah kulit kumpul kuna kunci kuning kunjung kuota kupas kurang kuras
    kurban kursi kursus kurun kutip kutuk laba labuh lacak ladang lafal laga lagu lahan lahir laik lain laju lakon
    laku lalai lalu lama laman lambang lambat lampau lampir lampu lancar lancong landa landai landas langgan langgar
    langit langka langkah langsung lanjut lantai lantar lantik lapang lapar lapis lapor larang lari laris larut
    lascar lasik laskar latar latih laut lawan lawat layak layan layang layar layu lebah lebar lebat lebih lebur
    ledak lega legal lelah lelang leluasa lemah lembaga lembar lembur lempar lengkap lenyap lepas lesat lestari lesu
    letak letih letus lewat liar libat libur lihat lilit limbah limpah lindung lingkar lingkung lintang lintas lipat
    liput listrik lobi lokal lokasi lolos lomba loncat longgar longsor lonjak lontar lorong luap luar luas lubang
    lucu ludes luhur luka lukis lulus lumpuh lumpur lunak lunas luncur luntur lupa lurus lusuh lutut maaf mabuk
    macam macet mafia magang maha mahal mahasiswa mahir main maju makan makar makmur makna maksimal maksud malam
    malas malu mampu manajemen mandat mandek mandiri manfaat mangkir mangkrak manipulasi manis mantan mantap manusia
    marah marak marga martabat masa masak masalah masif masjid maskapai massa masuk masyarakat mata mati mau mebel
    medali media megah mekar melarat memar menang mendung menit menteri menu merah merdeka merek merger merosot
    mesin meski mesra mesum mewah migas migrasi mikro milik militer minat minggu minim minimal minta minum minyak
    miring misi miskin mitigasi mitra mobil mobilisasi modal mode moderasi modern modus mogok mohon molor moneter
    monitor monopoli moral motif motivasi motor muat muda mudah mudik mufakat muka mukim mula mulai mulia mulus
    muncul mundur mungkin murah murni musik musim muslim musnah musuh musyawarah mutasi mutu naas nabi nabung nada
    naik nakal nalar nama nampak nanti narasi narkoba narkotika nasabah nasib nasihat nasional naskah naung negara
    negeri negosiasi nekat nelayan neraca netral ngeri niaga niat nikah nikel nikmat nilai ninja nomor nonton norma
    notaris nyala nyaman nyanyi nyaring nyata nyawa obat objek obligasi obral obrol ogah olah olahraga oleh ombak
    omzet online operasi opini oposisi opsi optimal optimis orang orbit organ organisasi orientasi otak otomatis
    otonomi otorisasi otoritas pabrik pacar pacu pada padam padat padi padu pagar pagi paham pahat pahit pahlawan
    pajak pajang pakai pakan pakar paket paksa palak palsu pamer pamit panas pancang pancar pancing pandai pandang
    pandu pangan panggang panggil panggung pangkal pangkas pangkat panglima panik panitia panjang panjat pantai
    pantas pantau panti papar parah paralel pariwisata parkir parlemen partai partisipasi pas pasang pasar pasca
    pasien pasir paskah pasok pasti pasukan pasung patah paten patok patroli patuh patung patut pecah pecat pedas
    pedoman peduli pegang pegawai pekan pelan pelat pelihara pelopor peluang peluk peluru pemda pemerintah pemilu
    pemuda pendam penduduk pengaruh pensiun penting penuh perak peran perang perangkat perawan percaya percik
    perempuan pergi pergok periksa perintah perisai peristiwa periuk perkara perlu permisi pernah persen persis
    pertama pesan pesat pesawat pesisir pesona pesta peta petaka petik petinggi piagam piala pidana pidato pihak
    pijak pikat pikir pilah pilih pilkada pilot pimpin pinang pindah pinggir pinjam pintar pintu pipa pisah piutang
    plafon plasma plastik pokok pola polda polisi politik polri polusi pompa pondok populer porsi pos posisi positif
    potensi potong potret prakira praktik prediksi presiden prestasi pribadi prihatin prima prinsip prioritas privat
    produk produksi produktif profesi profesional profil prognosis program promosi properti proses protes provinsi
    provokasi proyek proyeksi publik pudar pugar puji pukat pukau pukul pulang pulau pulih puluh punah puncak pundak
    pungut punya pupuk pura purna purnawirawan pusar pusat putar putih putra putri putus raba racun radar radikal
    ragam ragu rahasia raih raja rajin rakit rakyat ramah ramai ramal rambah rambat rampas rampok rampung rancang
    rangka rangkai rangkap rangkul rangkum rangsang rantai rapat rapi rapor rapuh ras rasa rasio rasuah rata ratus
    rawan rawat raya razia reaksi realisasi rebut reda redaksi redam redup referendum reformasi regang regulasi
    rehabilitasi rekam rekan rekap rekening rekomendasi rekonstruksi rekor rekrut relaksasi relawan relokasi remaja
    remas rembuk rencana rendah rendam rentan rentang renung reog resah resap resep resesi reshuffle resmi restoran
    restrukturisasi restu retak retribusi revisi rezim ribu ribut rilis rimba rindu ringan ringkas rintang rintis
    risau riset risiko ritel robek roboh roda rokok rombak rombong rontok ruang rugi rujuk rukun rumah rumit rumput
    rumus runding runtuh rupa rupiah rusak rusuh rute rutin ruwat saat sabar sabit sabu sabun sadap sadar sah saham
    sahur saing sains saji sakit saksi sakti saku salah salam saleh salin saling salju salur sama samar sambang
    sambar sambung sambut sampah sampai samping sampul sandang sandar sandera sangat sanggah sanggup sangka sanjung
    sanksi santai santap santer santri santun sapa sapi sapu saran sarana sarang sarat sarjana sasar satelit satu
    satuan saudara sawah sawit sayang sayap sayur sebar seberang sebut sedang sedap sedia sedih sedikit sedot segar
    segel segera sehat sejahtera sejarah sekat sekolah sektor selam selamat selaras selat selatan selebrasi seleksi
    selenggara selesai selidik selimut selip selisih selubung seluk selundup selusur semai semangat sembah sembako
    sembilan sembuh sembunyi semen semester sempat sempit sempurna semua sen sendiri sengaja sengat sengketa
    sengsara seni senjata sensus sentral sentuh sepak sepatu sepeda sepi seragam serah serang serap serbu serentak
    sergap seri sering serius serta sertifikasi sertifikat seru sesak sesal sesat sesuai setia setir setor setuju
    sewa siaga siang siap siapa siar siasat siber sibuk sidak sidang sidik sifat sigap sikap siksa siku sila silang
    silat simak simpan simpang simpul simulasi sinar singgah singgung singkap singkat singkir sinyal sisa sisi sisip
    sisir sistem siswa sita situasi situs skandal skema skor soal solusi somasi sopir soroh sorot sosial sosialisasi
    spekulasi spesifik stabil stadion stasiun statistik stok strategi stres struktur studi suami suap suara suasana
    subsidi subur sudah sudut suka sukses suku sulap sulit sumbang sumber sumpah sumur sungai sungguh suntik sunting
    supervisi supir suplai surat suruh surut survei susah susul susun susut swasta syarat syariah tabrak tabung
    tabur tadah tagih tahan tahap tahta tahu tahun tajam taji takar takaran takjub taksir takut talang tali tamak
    taman tamat tambah tambak tambal tambang tampak tampar tampil tampung tamu tanah tanam tanda tandang tandas
    tanding tangan tanggal tanggap tangguh tanggulang tanggung tangis tangkal tangkap tangkas tangkis tani tanjak
    tantang tanya tapak tapis target tari tarif tarik taruh tarung tata tatap tatar tawa tawan tawar tawur tayang
    tebak tebal tebang tebar tebing tebus teduh tegak tegang tegas teguh tegur tekad tekan teken teknik teknis
    teknologi tekstil tekun telaah telan telantar telat telepon telisik teliti teluk telur telusur teman tembaga
    tembak tembakau tembus tempa tempat tempel tempuh tempur temu tenaga tenang tendang tender tengah tenggang
    tenggelam tengok tentang tentara tentu tenun tepat tepi tepis tepung terang terap terbang terbit terima terjang
    terjemah terjun terlantar ternak terobos teror terpa tertib terus tetangga tetap tetes tewas tiang tiba tidak
    tidur tiga tikai tikam tiket tikung tilang tim timbang timbul timbun timpa timpang timur tindak tindas tindih
    tinggal tinggi tingkah tingkat tinjau tinju tipis tipu tiru titik titip tiup toko tokoh tol tolak toleransi
    tolong tombol tonggak tonjok tonjol tonton topang topeng topi total tradisi transaksi transfer transformasi
    transisi transmisi transparan transportasi tren truk tua tuai tuan tubuh tuding tuduh tugas tuju tujuh tukang
    tukar tulang tular tulis tulus tumbang tumbuh tumpah tumpang tumpas tumpu tumpuk tunai tunas tunda tunduk
    tunggak tunggal tunggang tunggu tunjang tunjuk tuntas tuntun tuntut turis turun turut tusuk tutup tutur uang uap
    ubah ucap udang udara ujar uji ujung ukir ukur ulama ulang ulas ulur umat umbar umpama umrah umroh umum umur
    undang undi unduh unggah unggas unggul ungkap ungsi uni unit universitas unjuk unsur untung upah upaya urai urat
    urbanisasi urus urut usaha usai usang usia usik usir usul usung utama utang utara utus vaksin validasi valuta
    variasi verifikasi versi video visi vonis wabah wacana waduk wafat wajah wajar wajib wakaf wakil waktu wali
    wanita wantan wanti waralaba warga waris warna warta wartawan warung wasit waspada watak wawancara wenang
    wewenang wilayah wisata wisuda wujud yakin yayasan zakat zaman ziarah zona
    """
)

#: Words that stand in every story, and in questions for no purpose.
FILLING = _words(
    """
    a adalah akan an and apa apakah atau bagaimana bagi berapa dalam dan dari dengan di for in ini itu juga kapan ke
    kenapa mana mengapa of oleh on pada para sebagai seputar siapa soal tentang terkait tersebut the to untuk yang
    """
)

#: Names of places, people and houses that look like forms of other words.
NAMES = _words(
    """
    antara bandung bangka bekasi belawan belitung berastagi berau beringin bintan bontang dipa kediri kelantan
    kendari kepahiang kerinci ketapang kualanamu langsa lumajang malang mamuju medan megawati melaka melawi melayu
    mentawai merangin meranti merapi merauke pagaralam palembang pamekasan pangandaran pekalongan pekanbaru
    pelabuhanratu pelalawan pemalang penajam pertamina peureulak pidie sabang sarinah sekadau selangor selayar
    semarang semeru sentani sentul serang serdang seruyan setiabudi sidikalang singapura singkawang sumba tambora
    tanahlaut tangerang telkomsel terentang ternate tidore
    """
)
