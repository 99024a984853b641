// Plain text read as paragraphs: a chat's lines and signs, lists, and mail that was broken at a column.

import assert from "node:assert/strict";
import test from "node:test";
import { readText } from "../../../static/articles/editor/plaintext.js";

/** An editor's schema that says what it was asked to make. */
const schema = {
  text: (text, marks) => (marks.length ? `<${marks.join("+")}>${text}</>` : text),
  mark: (name) => name,
  node: (name, attributes, content) => ({ [name]: Array.isArray(content) && typeof content[0] !== "object" ? content.join("") : content }),
};
const library = { pm: { model: { Fragment: { from: (nodes) => nodes }, Slice: { maxOpen: (content) => ({ content }) } } } };
const read = (text) => readText(text, schema, library).slice.content;
const lines = (text) => read(text).map(({ paragraph }) => paragraph);

test("each line is a paragraph, however lines end, and empty ones are none", () => {
  assert.deepEqual(lines("Satu\r\nDua\rTiga\n\n\n  Empat  \n"), ["Satu", "Dua", "Tiga", "Empat"]);
});

test("a few words keep the spaces that their sentence needs", () => {
  assert.deepEqual(lines(" naik lima "), [" naik lima "]);
});

test("signs that nobody sees go, and hard spaces become spaces", () => {
  assert.deepEqual(lines("\ufeffRp\u00a05\u200b juta\u200e\nDua"), ["Rp 5 juta", "Dua"]);
});

test("a chat's stars and underlines become marks, nested ones too", () => {
  assert.deepEqual(lines("Kata *Budi* dan _Ani_\nA *b _c_ d*"), [
    "Kata <bold>Budi</> dan <italic>Ani</>",
    "A <bold>b </><bold+italic>c</><bold> d</>",
  ]);
});

test("stars and underlines in words, sums and file names stay", () => {
  for (const line of ["5*3*2 = 30", "nama_berkas_baru.txt", "* bukan tebal *", "**"]) assert.deepEqual(lines(line), [line]);
});

test("two bullets are a list, one is a line; numbers are another list", () => {
  assert.deepEqual(read("Beli:\n- beras\n• kopi\nLalu\n1. masak\n2) makan"), [
    { paragraph: "Beli:" },
    { bulletList: [{ listItem: { paragraph: "beras" } }, { listItem: { paragraph: "kopi" } }] },
    { paragraph: "Lalu" },
    { orderedList: [{ listItem: { paragraph: "masak" } }, { listItem: { paragraph: "makan" } }] },
  ]);
  assert.deepEqual(lines("- Kata dia.\nSelesai."), ["- Kata dia.", "Selesai."]);
});

test("mail that was broken at a column is one paragraph again, and the next one its own", () => {
  const mail = [
    "Harga beras di tingkat petani naik lima persen sejak awal bulan",
    "karena panen di sejumlah daerah di Jawa datang lebih lambat dari",
    "perkiraan semula, kata kepala dinas kemarin.",
  ];
  assert.deepEqual(lines(`${mail.join("\n")}\n\nDia menolak menyebut angka.`), [mail.join(" "), "Dia menolak menyebut angka."]);
});

test("lines of different lengths, or that end their sentences, stay lines", () => {
  const chat = ["Sudah sampai?", "Belum, masih di jalan tol arah Bandung dan macet sekali ini", "Oke"];
  assert.deepEqual(lines(chat.join("\n")), chat);
});

test("a time in brackets is a chat's only if a name follows", () => {
  assert.deepEqual(lines("[10.30] Rapat dimulai\n[2:255] Ayat Kursi"), ["[10.30] Rapat dimulai", "[2:255] Ayat Kursi"]);
  assert.deepEqual(lines("[10.23, 12/11/2026] Bu Rina: Naik\n[10:24] Amir: Ya"), ["Bu Rina: Naik", "Amir: Ya"]);
  assert.deepEqual(lines("12/11/26 10.23 - Bu Rina: Naik\n12/11/26 10.24 - Amir: <Media omitted>"), ["Bu Rina: Naik"]);
});

test("what was left out and what a line's end parted is told", () => {
  const { leftOut, parted } = readText("[10:24] Amir: Kata peme-\n[10:25] Amir: rintah", schema, library);
  assert.deepEqual(leftOut.map(({ kind }) => kind), ["stamps", "stamps"]);
  assert.deepEqual(parted, []);
  assert.deepEqual(readText("Kata peme-\nrintah, buku-\nbuku, masya\u00ad\nrakat", schema, library).parted, ["peme-rintah"]);
});

test("joiners stay inside words and emoji alone", () => {
  assert.deepEqual(lines("می\u200cخواهم \u{1f469}\u200d⚕️ a\u200c \u200db"), ["می\u200cخواهم \u{1f469}\u200d⚕️ a b"]);
});
