"""The rules that the decoder reports under. They have no trigger of their own: the decoder finds the places."""

from __future__ import annotations

from rapikan.edits import Applicability
from rapikan.language import Said
from rapikan.rule import Rule, Stage

KBBI = "KBBI VI"

TYPO = Rule(
    code="SLK101",
    name="salah-ketik",
    stage=Stage.WORDS,
    source=KBBI,
    why=Said(
        "Kata ini tidak ada dalam kamus, sedangkan satu kata lain hanya berbeda satu atau dua ketukan dan cocok dengan kata di sekitarnya.",
        "This word is in no dictionary, while one other word is a slip or two away and fits its neighbours.",
    ),
    message=Said("“{before}” salah ketik untuk “{after}”.", "“{before}” is a misspelling of “{after}”."),
    bad=(
        ("Kegiatan ini menambah keprcayaan publik.", "Kegiatan ini menambah kepercayaan publik."),
        ("Bupati membuka kegiatn itu secara resmi.", "Bupati membuka kegiatan itu secara resmi."),
    ),
    good=("Petronela dan Yohana menerima penghargaan.", "Peserta mengikuti workshop branding di Kupang."),
    leaves_alone=Said(
        "Nama, singkatan, kata asing, dan kata yang dipakai berulang dalam dokumen.",
        "Names, acronyms, foreign words, and words that the document itself repeats.",
    ),
)

NAME_TYPO = Rule(
    code="SLK102",
    name="salah-ketik-berhuruf-kapital",
    stage=Stage.WORDS,
    source=KBBI,
    why=Said(
        "Kata berhuruf kapital ini bukan nama yang dikenal dan susunan hurufnya lebih cocok dengan salah ketik sebuah kata umum.",
        "This capitalised word is no known name, and its letters look more like a slip in a common word.",
    ),
    message=Said("“{before}” salah ketik untuk “{after}”.", "“{before}” is a misspelling of “{after}”."),
    bad=(("Rapat Koordinsai dihadiri seluruh camat.", "Rapat Koordinasi dihadiri seluruh camat."),),
    good=("Bupati Yusharto membuka Rapat Koordinasi.",),
    leaves_alone=Said("Kata yang mungkin nama.", "Words that may be names."),
)

REAL_WORD = Rule(
    code="SLK103",
    name="kata-keliru",
    stage=Stage.WORDS,
    source=KBBI,
    why=Said(
        "Kata ini ada dalam kamus, tetapi kata di sekitarnya hampir selalu bergandengan dengan kata lain yang ejaannya mirip.",
        "This word is in the dictionary, but its neighbours nearly always go with another word spelt alike.",
    ),
    message=Said("“{before}” di sini seharusnya “{after}”.", "“{before}” should read “{after}” here."),
    level=Applicability.UNSAFE,
    bad=(("Pembahasan dilanjutkan usai ketok palu anggaran.", "Pembahasan dilanjutkan usai ketuk palu anggaran."),),
    good=("Nelayan menangkap ikan peda.",),
    leaves_alone=Said("Kata lazim yang masuk akal di tempatnya.", "Usual words that make sense where they stand."),
)

ENGLISH_TYPO = Rule(
    code="SLK104",
    name="salah-ketik-kata-inggris",
    stage=Stage.WORDS,
    source="EYD V, Unsur Serapan; daftar kata Inggris dalam dictionaries/english.tsv",
    why=Said(
        "Kata ini tidak ada dalam kamus, sedangkan satu kata Inggris yang lazim dalam siaran pers hanya berbeda satu ketukan.",
        "This word is in no dictionary, while an English word that releases often use is one slip away.",
    ),
    message=Said("“{before}” salah ketik untuk kata Inggris “{after}”.", "“{before}” is a misspelling of the English word “{after}”."),
    bad=(("Layanan ini disediakan oleh provier lokal.", "Layanan ini disediakan oleh provider lokal."),),
    good=("Seluruh stakeholder hadir.", "Marketer muda itu hadir bersama Managers Club."),
    leaves_alone=Said(
        "Nama, bentuk lain dari kata Inggris (managers), dan kata yang dipakai berulang dalam dokumen.",
        "Names, other forms of English words (managers), and words that the document itself repeats.",
    ),
)

RUN_ON = Rule(
    code="SRK101",
    name="kata-tersambung",
    stage=Stage.WORDS,
    source="EYD V, Kata Dasar; EYD V, Kata Sandang 1",
    eyd=("KA01", "KI01"),
    why=Said("Beberapa kata tertulis tanpa spasi di antaranya.", "Several words are written without the blanks between them."),
    message=Said("“{before}” adalah beberapa kata: “{after}”.", "“{before}” is several words: “{after}”."),
    bad=(("- Memetakankebutuhanhumas", "- Memetakan kebutuhan humas"), ("- Melaksanaknkegiatanhumas", "- Melaksanakan kegiatan humas")),
    good=("Pertanggungjawaban disampaikan di Pangkalpinang.",),
    leaves_alone=Said(
        "Kata turunan dan gabungan kata yang memang serangkai, nama tempat.", "Derived words and compounds that are one word, place names."
    ),
)

CAPITAL_RUN_ON = Rule(
    code="SRK102",
    name="kata-tersambung-nama",
    stage=Stage.WORDS,
    source="EYD V, Kata Dasar",
    eyd=("KA01",),
    why=Said(
        "Huruf kapital di tengah menunjukkan bahwa spasi sebelum nama hilang.",
        "The capital inside shows that the blank before a name is lost.",
    ),
    message=Said("“{before}” adalah beberapa kata: “{after}”.", "“{before}” is several words: “{after}”."),
    bad=(("Materi disampaikan olehSigitPamungkas.", "Materi disampaikan oleh Sigit Pamungkas."),),
    good=("Video diunggah ke YouTube dan WhatsApp lewat iPhone.",),
    leaves_alone=Said("Merek dan nama yang ditulis dengan huruf kapital di tengah.", "Brands and names with inner capitals."),
)

NAME_RUN_ON = Rule(
    code="SRK103",
    name="kata-tersambung-berhuruf-kapital",
    stage=Stage.WORDS,
    source="EYD V, Kata Dasar",
    level=Applicability.UNSAFE,
    why=Said(
        "Kata berhuruf kapital ini dapat dibaca sebagai beberapa kata, tetapi mungkin juga nama.",
        "This capitalised word can be read as several words, but it may be a name.",
    ),
    message=Said("“{before}” mungkin beberapa kata: “{after}”.", "“{before}” may be several words: “{after}”."),
    bad=(),
    good=("Direktur PT Tirtaperdana hadir.",),
    leaves_alone=Said("Semua; perubahan ini hanya disarankan.", "Everything; it only suggests."),
)

TORN = Rule(
    code="PSH101",
    name="kata-terpenggal",
    stage=Stage.WORDS,
    source="EYD V, Kata Turunan 1a; EYD V, Partikel 1; EYD V, Kata Ganti 1",
    eyd=("KB01a", "KE01", "KH01"),
    why=Said("Imbuhan dan klitik ditulis serangkai dengan katanya.", "Affixes and clitics are written joined to their word."),
    message=Said("“{before}” ditulis serangkai: “{after}”.", "“{before}” is one word: “{after}”."),
    bad=(
        ("Gubernur meng hadiri rapat itu.", "Gubernur menghadiri rapat itu."),
        ("Jalan itu menunggu perbaikan nya.", "Jalan itu menunggu perbaikannya."),
    ),
    good=(
        "Orang tua murid hadir di sekolah.",
        "Panitia menghitung temuan per aturan.",
        'Makalah "The report has an error" dibahas.',
    ),
    leaves_alone=Said(
        "Gabungan kata yang memang ditulis terpisah, kata depan per, kalimat berbahasa Inggris.",
        "Compounds that are two words, the preposition per, English sentences.",
    ),
)

PREPOSITION_JOINED = Rule(
    code="KDP101",
    name="kata-depan-serangkai",
    stage=Stage.WORDS,
    source="EYD V, Kata Depan",
    eyd=("KD01",),
    why=Said(
        "Kata depan di dan ke ditulis terpisah dari kata yang mengikutinya.",
        "The prepositions di and ke are written apart from the word that follows.",
    ),
    message=Said("Kata depan ditulis terpisah: “{before}” → “{after}”.", "The preposition stands apart: “{before}” → “{after}”."),
    bad=(
        ("Rapat digelar dilingkungan kantor bupati.", "Rapat digelar di lingkungan kantor bupati."),
        ("Harapan kedepannya kegiatan ini berlanjut.", "Harapan ke depannya kegiatan ini berlanjut."),
    ),
    good=(
        "Acara dihadiri bupati dan ditutup wakil bupati.",
        "Warga keluar dari rumah dan melapor kepada lurah.",
        "Penjualan didongkrak promosi.",
    ),
    leaves_alone=Said(
        "Awalan di- pada kata kerja, kepada, keluar, kemari, daripada.", "The prefix di- of verbs, and kepada, keluar, kemari, daripada."
    ),
)

PREFIX_APART = Rule(
    code="KDP102",
    name="awalan-di-terpisah",
    stage=Stage.WORDS,
    source="EYD V, Kata Turunan 1a",
    eyd=("KB01a",),
    why=Said("Awalan di- ditulis serangkai dengan kata kerjanya.", "The prefix di- is written joined to its verb."),
    message=Said("Awalan di- ditulis serangkai: “{before}” → “{after}”.", "The prefix di- is joined: “{before}” → “{after}”."),
    bad=(("Acara itu di hadiri oleh ketua DPRD.", "Acara itu dihadiri oleh ketua DPRD."),),
    good=("Rapat digelar di kantor bupati.", "Beliau lahir di Dompu."),
    leaves_alone=Said("Kata depan di di depan tempat dan waktu.", "The preposition di before places and times."),
)

PARTICLE_JOINED = Rule(
    code="PRT101",
    name="partikel-pun-serangkai",
    stage=Stage.WORDS,
    source="EYD V, Partikel 2 dan 3",
    eyd=("KE02",),
    why=Said(
        "Partikel pun ditulis terpisah, kecuali pada kata penghubung seperti walaupun dan meskipun.",
        "The particle pun stands apart, except in conjunctions such as walaupun and meskipun.",
    ),
    message=Said("Partikel pun ditulis terpisah: “{before}” → “{after}”.", "The particle pun stands apart: “{before}” → “{after}”."),
    bad=(("Siapapun boleh mendaftar.", "Siapa pun boleh mendaftar."),),
    good=("Walaupun hujan, upacara tetap digelar.", "Adapun biayanya ditanggung panitia."),
    leaves_alone=Said(
        "Kata penghubung yang padu: adapun, walaupun, meskipun, maupun.", "Grown-together conjunctions: adapun, walaupun, meskipun, maupun."
    ),
)
