// What a chat program writes around its messages: times in brackets, the export's lines, what had no words.

const TIME = "(?:[01]?\\d|2[0-3])[.:][0-5]\\d(?:[.:][0-5]\\d)?";
const HALF = "(?:\\s?[ap]\\.?m\\.?)";
const DATE = "\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}";
const NAME = "(?=[^\\s:[][^:\\n!?]{0,59}:(?:\\s|$))";
const SHORT_NAME = "(?=[^\\s:[][^\\s:!?]*(?:\\s[^\\s:!?]+){0,4}\\s?:(?:\\s|$))";
const FULL_NAME = "(?=\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){0,4}$)";

/** A time in brackets is a chat's only if somebody's name follows: [10.23, 12/11/2026] Budi: … */
const DATED = new RegExp(`^\\[(?:${TIME}${HALF}?,?\\s+${DATE}|${DATE},?\\s+${TIME}${HALF}?)\\]\\s*(?:${NAME}|${FULL_NAME})`, "iu");
const TIMED = new RegExp(`^\\[${TIME}${HALF}?\\]\\s*${SHORT_NAME}`, "iu");
const HALVED = new RegExp(`^\\[${TIME}${HALF}\\]\\s*${FULL_NAME}`, "u");
/** The export of Android: 12/11/26 10.23 - Budi: … */
const EXPORTED = new RegExp(`^${DATE},?\\s+${TIME}${HALF}?\\s+[-–]\\s+(?!${TIME})`, "iu");
const EXPORTED_NAME = new RegExp(`${EXPORTED.source}${NAME}`, "iu");
const WORDLESS =
  /^(?:[^:\n]{1,60}:\s*)?(?:<(?:media|foto|video|audio|stiker|gif|dokumen)[^>]{0,40}>|(?:image|video|audio|sticker|gif|document|gambar|foto|stiker|dokumen) (?:omitted|tidak disertakan|dihilangkan)|this message was deleted\.?|pesan ini (?:telah )?dihapus\.?|(?:you deleted|anda menghapus) (?:this message|pesan ini)\.?)$/i;
const EDITED = /\s*<(?:this message was edited|pesan ini diedit|pesan ini telah diedit)>$/i;

export const isChat = (line) => [DATED, TIMED, HALVED, EXPORTED_NAME].some((pattern) => pattern.test(line));

/** `lines` without what the chat wrote; adds that to `leftOut`. */
export function withoutChat(lines, leftOut) {
  const exported = lines.some((line) => EXPORTED_NAME.test(line));
  const stamps = [DATED, TIMED, HALVED, ...(exported ? [EXPORTED] : [])];
  return lines.flatMap((line) => {
    const stamp = stamps.map((pattern) => pattern.exec(line)?.[0]).find(Boolean) ?? "";
    const rest = line.slice(stamp.length).replace(EDITED, "");
    if (stamp) leftOut.push({ kind: "stamps", words: stamp.trim() });
    if (!WORDLESS.test(rest)) return [rest];
    leftOut.push({ kind: "messages", words: rest });
    return [];
  });
}
