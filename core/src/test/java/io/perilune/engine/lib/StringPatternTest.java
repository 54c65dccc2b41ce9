package io.perilune.engine.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import io.perilune.engine.text.TextFault;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Patterns and their matchers; the expected results are those of the reference implementation. */
class StringPatternTest {
    private static ByteStr bytes(String latin1) {
        return ByteStr.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What {@code string.find} gives: start, end and captures, or "nil", or the message of the fault. */
    private static String find(String subject, String pattern) {
        try {
            PatternMatcher matcher = StringPattern.compile(bytes(pattern)).matcher(bytes(subject), Charge.NONE);
            if (!matcher.find(0)) {
                return "nil";
            }
            StringBuilder result = new StringBuilder();
            result.append(matcher.start() + 1).append(' ').append(matcher.end());
            for (int i = 0; i < matcher.captureCount(); i++) {
                result.append(' ').append(matcher.value(i));
            }
            return result.toString();
        } catch (TextFault fault) {
            return fault.getMessage();
        }
    }

    private static void check(String[][] table) {
        for (String[] row : table) {
            assertEquals(row[2], find(row[0], row[1]), row[1] + " in " + row[0]);
        }
    }

    @Test
    void find_singleBytesAndSuffixes() {
        check(new String[][] {
            {"", "", "1 0"},
            {"alo", "", "1 0"},
            {"alo", "l", "2 2"},
            {"alo", "x", "nil"},
            {"aaab", "a*", "1 3"},
            {"aaab", "a-", "1 0"},
            {"aaab", "a-b", "1 4"},
            {"aaab", "a+b", "1 4"},
            {"aaab", "a?b", "3 4"},
            {"baaa", "a*", "1 0"},
            {"b", "a+", "nil"},
            {"a.b", "%.", "2 2"},
            {"a*b", "a*b", "3 3"},
            {"*", "*", "1 1"},
            {"+a", "+a", "1 2"},
            {"a-b", "a%-b", "1 3"},
            {"aaa", "^aa", "1 2"},
            {"baa", "^aa", "nil"},
            {"ba^", "a^", "2 3"},
            {"aba", "a$", "3 3"},
            {"a$b", "a$b", "1 3"},
            {"a$", "a%$$", "1 2"},
            {"", "^$", "1 0"},
            {"a\0b", "\0", "2 2"},
            {"a\0b", "a.b", "1 3"},
            {"\u00E9", "\u00E9", "1 1"},
            {"\u00E9", "%a", "nil"},
        });
    }

    @Test
    void find_classesAndSets() {
        check(new String[][] {
            {"  x1_", "%a%d", "3 4"},
            {"abc DEF", "%u+", "5 7"},
            {"abc DEF", "%U+", "1 4"},
            {"a,b", "%p", "2 2"},
            {"xyzfF09", "%x+", "4 7"},
            {"a\tb", "%c", "2 2"},
            {"a b", "%G", "2 2"},
            {"a\0b", "%z", "2 2"},
            {"hello world", "%w+$", "7 11"},
            {"a]b", "[]]", "2 2"},
            {"a]b", "[^]]+", "1 1"},
            {"a-b", "[a%-]+", "1 2"},
            {"a-b", "[a-]+", "1 2"},
            {"a-b", "[-a]+", "1 2"},
            {"k9Z", "[a-j0-9]", "2 2"},
            {"a^b", "[b^]", "2 2"},
            {"\u00E0\u00FF", "[\u00E0-\u00FF]+", "1 2"},
            {"x y", "[^%s]+", "1 1"},
            {"a.b%", "[%.%%]", "2 2"},
            {"zed", "[%a-z]+", "1 3"},
            {"a]", "[a-%%]+", "2 2"},
        });
    }

    @Test
    void find_captures() {
        check(new String[][] {
            {"key = value", "(%w+)%s*=%s*(%w+)", "1 11 key value"},
            {"abc", "a(b)(c)", "1 3 b c"},
            {"abc", "(a(b)c)", "1 3 abc b"},
            {"abc", "()b()", "2 2 2 3"},
            {"abc", "(.-)c", "1 3 ab"},
            {"hello", "(l)%1", "3 4 l"},
            {"abab", "(ab)%1", "1 4 ab"},
            {"aXbX", "(.)X(.)%1", "nil"},
            {"x()", "()%(()", "2 2 2 3"},
            {"aa", "()a%1", "nil"},
            {"  trim  ", "^%s*(.-)%s*$", "1 8 trim"},
            {"xuxx uu ppar r", "()(.)%2", "3 4 3 x"},
            {"=[[]]", "^=%[(=*)%[.-%]%1%]", "1 5 "},
        });
    }

    @Test
    void find_balanceAndFrontier() {
        check(new String[][] {
            {"f(a(b)c)d", "%b()", "2 8"},
            {"f(a(b", "%b()", "nil"},
            {"f(a(b)", "%b()", "4 6"},
            {"|x|", "%b||", "1 3"},
            {"THE (quick) fox", "%f[%a]%a+", "1 3"},
            {" x", "%f[%w]", "2 1"},
            {"x", "%f[%z]", "2 1"},
            {"aa", "a%f[%z]", "2 2"},
            {"[a", "%f[a]", "2 1"},
            {"", "%f[^a]", "nil"},
        });
    }

    @Test
    void find_malformed_isAnErrorOnlyWhenReached() {
        check(new String[][] {
            {"a", "%", "malformed pattern (ends with '%')"},
            {"a", "b%", "nil"},
            {"b", "b%", "malformed pattern (ends with '%')"},
            {"a", "[a", "malformed pattern (missing ']')"},
            {"a", "[", "malformed pattern (missing ']')"},
            {"a", "[]", "malformed pattern (missing ']')"},
            {"a", "[^]", "malformed pattern (missing ']')"},
            {"a", "[a%]", "malformed pattern (missing ']')"},
            {"a", "[a%", "malformed pattern (missing ']')"},
            {"a", "x[a", "nil"},
            {"a", "%f", "missing '[' after '%f' in pattern"},
            {"a", "%fa", "missing '[' after '%f' in pattern"},
            {"a", "%f[a", "malformed pattern (missing ']')"},
            {"a", "%b", "malformed pattern (missing arguments to '%b')"},
            {"a", "%bx", "malformed pattern (missing arguments to '%b')"},
            {"a", "x%b", "nil"},
            {"a", "a)", "invalid pattern capture"},
            {"a", ")", "invalid pattern capture"},
            {"a", "(a", "unfinished capture"},
            {"b", "(a", "nil"},
            {"a", "(a))", "invalid pattern capture"},
            {"a", "%1", "invalid capture index %1"},
            {"a", "(%1)", "invalid capture index %1"},
            {"a", "(a)%2", "invalid capture index %2"},
            {"a", "%0", "invalid capture index %0"},
            {"a", "(a)%0", "invalid capture index %0"},
            {"a", "(".repeat(32), "unfinished capture"},
            {"a", "(".repeat(33), "too many captures"},
            {"a", "()".repeat(33), "too many captures"},
        });
    }

    @Test
    void find_depth_isLimitedAsInTheReference() {
        String subject = "a".repeat(300);
        assertEquals("1 199", find(subject, "a?".repeat(199)));
        assertEquals("pattern too complex", find(subject, "a?".repeat(200)));
        assertEquals("pattern too complex", find(subject, "(a)".repeat(16) + "a?".repeat(200)));
        assertEquals("1 250", find(subject, "a".repeat(250)));
        assertEquals("pattern too complex", find(subject, "a-".repeat(200) + "b"));
        assertEquals("1 0", find("", "a?".repeat(10_000)));
    }

    @Test
    void find_longPatterns_areParsedInPieces() {
        String items = "%a[b-c]%d.".repeat(2_000);
        String subject = "xb1!".repeat(2_000);
        assertEquals("1 8000", find(subject, items));
        assertEquals("1 8000 8001", find(subject, items + "()"));
        assertEquals("nil", find(subject, "^" + items + "."));
        assertEquals("malformed pattern (ends with '%')", find(subject, items + "%"));
        assertEquals("1 8000", find(subject, "^" + items + "$"));
        assertEquals("1 256", find(subject, "%a[b-c]%d.".repeat(64)));
        assertEquals("1 257", find(subject, "%a[b-c]%d.".repeat(64) + "x"));
    }

    @Test
    void find_anchor_bindsToTheStart() {
        PatternMatcher matcher = StringPattern.compile(bytes("^b")).matcher(bytes("abb"), Charge.NONE);
        assertEquals(false, matcher.find(0));
        assertEquals(true, matcher.find(1));
        assertEquals(1, matcher.start());
        assertEquals(false, StringPattern.compileUnanchored(bytes("^b")).anchored());
        assertEquals(
                true,
                StringPattern.compileUnanchored(bytes("^b"))
                        .matcher(bytes("a^b"), Charge.NONE)
                        .find(0));
    }

    @Test
    void find_again_skipsAnEmptyMatchAtTheEndOfTheLast() {
        PatternMatcher matcher = StringPattern.compile(bytes("a*")).matcher(bytes("baac"), Charge.NONE);
        StringBuilder seen = new StringBuilder();
        int at = 0;
        int last = -1;
        while (matcher.find(at, last)) {
            seen.append(matcher.start()).append('-').append(matcher.end()).append(' ');
            at = matcher.end();
            last = at;
        }
        assertEquals("0-0 1-3 4-4 ", seen.toString());
    }

    @Test
    void isPlain_meansNoSpecialByte() {
        for (String special : new String[] {"^", "$", "*", "+", "?", ".", "(", "[", "%", "-"}) {
            assertEquals(
                    false, StringPattern.compile(bytes("a" + special + "b")).isPlain(), special);
        }
        assertEquals(true, StringPattern.compile(bytes("a)b]c\0d")).isPlain());
        assertEquals(true, StringPattern.compile(ByteStr.EMPTY).isPlain());
    }

    private static String replaced(String subject, String pattern, String replacement) {
        try {
            PatternMatcher matcher = StringPattern.compile(bytes(pattern)).matcher(bytes(subject), Charge.NONE);
            matcher.find(0);
            ByteBuf out = new ByteBuf(1);
            Replacement text = new Replacement(bytes(replacement));
            long length = text.length(matcher);
            text.append(out, matcher);
            assertEquals(length, out.length());
            return out.toByteStr().toString();
        } catch (TextFault fault) {
            return fault.getMessage();
        }
    }

    @Test
    void replacement_expandsCaptures() {
        String[][] table = {
            {"abc", "b", "", ""},
            {"abc", "b", "plain", "plain"},
            {"abc", "b", "<%0>", "<b>"},
            {"abc", "b", "<%1>", "<b>"},
            {"abc", "(a)(b)", "%2%1%0", "baab"},
            {"abc", "()b", "%1", "2"},
            {"abc", "b", "100%%", "100%"},
            {"abc", "b", "%%1", "%1"},
            {"abc", "b", "%", "invalid use of '%' in replacement string"},
            {"abc", "b", "%x", "invalid use of '%' in replacement string"},
            {"abc", "b", "%2", "invalid capture index %2"},
            {"abc", "(b", "%1", "unfinished capture"},
        };
        for (String[] row : table) {
            assertEquals(row[3], replaced(row[0], row[1], row[2]), row[2]);
        }
    }

    /** Counts work, and stops it at a limit. */
    private static final class Budget implements Charge {
        private long left;
        private long largest;

        Budget(long left) {
            this.left = left;
        }

        @Override
        public void charge(long units) {
            largest = Math.max(largest, units);
            left -= units;
            if (left < 0) {
                throw new IllegalStateException("spent");
            }
        }
    }

    @Test
    void catastrophicBacktracking_isCharged() {
        String[][] table = {
            {"a".repeat(30), "a?".repeat(30) + "a".repeat(30)},
            {"a".repeat(3000), ".-.-.-.-b$"},
            {"a".repeat(3000), "(.*)(.*)(.*)b"},
            {"a".repeat(3000), "a*a*a*a*b"},
            {"(".repeat(30_000), "%b()"},
            {"x".repeat(3000), "(x+)%1%1y"},
            {"a".repeat(300), ("a-" + ".".repeat(300)).repeat(3)},
        };
        for (String[] row : table) {
            Budget budget = new Budget(200_000);
            PatternMatcher matcher = StringPattern.compile(bytes(row[1])).matcher(bytes(row[0]), budget);
            assertThrows(IllegalStateException.class, () -> matcher.find(0), row[1]);
            assertEquals(true, budget.largest < 20_000, row[1]);
        }
    }

    @Test
    void linearSearch_staysCheap() {
        Budget budget = new Budget(100_000);
        PatternMatcher matcher = StringPattern.compile(bytes("%d+")).matcher(bytes("a".repeat(100_000)), budget);
        assertEquals(false, matcher.find(0));
        assertEquals(true, budget.left < 100_000);
    }
}
