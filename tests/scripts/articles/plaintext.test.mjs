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
const read = (text) => readText(text, schema, library).content;
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
