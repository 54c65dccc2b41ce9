package io.perilune.engine.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import io.perilune.engine.text.TextFault;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeterminismTest {
    private static final String[] ITEMS = {
        "a", "b", ".", "%a", "%d", "%s", "[ab]", "[^a]", "(", ")", "()", "$", "%bab", "%f[a]", "=", "%1", ","
    };
    private static final String[] SUFFIXES = {"", "", "", "*", "+", "-", "?"};
    private static final char[] LETTERS = {'a', 'b', '1', ' ', '=', ','};

    private final Random random = new Random(7);

    /** Whether all items have one choice. */
    private static boolean walks(String pattern) {
        PatternNode node = StringPattern.compile(ByteStr.of(pattern)).start;
        while (!node.isLast()) {
            node = node.next;
        }
        return node.oneChoice;
    }

    @Test
    void usualPatternsAreWalked() {
        for (String pattern : new String[] {
            "%a+",
            "(%w+)=(%d+)",
            "%[(%a+)%]",
            "(%a)(%a*)",
            "(%l+) *\n",
            "^%s*(.-)%s*$",
            "[^,]+",
            "^([%a_][%w_]*)",
            "(.-),",
            "^%-?%d+%.?%d*[eE]?[%+%-]?%d*",
            "%f[%w]%w+",
            "^\"([^\"]*)\"",
            "%b()",
            "()",
            ""
        }) {
            assertTrue(walks(pattern), pattern);
        }
    }

    @Test
    void patternsThatMayHaveToTryAgainAreNot() {
        for (String pattern : new String[] {
            ".*a", "a*ab", "(%w+)(%a)", "(.-)ab", "(a)%1", "a?ab", "%s*(.-)%s*,", "a*%f[a]", "[a", "a%"
        }) {
            assertFalse(walks(pattern), pattern);
        }
    }

    /** All matches with all their values, or the fault. */
    private static String matches(StringPattern pattern, ByteStr subject) {
        StringBuilder all = new StringBuilder();
        try {
            PatternMatcher matcher = pattern.matcher(subject, Charge.NONE);
            int from = 0;
            int lastEnd = -1;
            while (from <= subject.length() && matcher.find(from, lastEnd)) {
                all.append(matcher.start()).append('-').append(matcher.end());
                for (int i = 0; i < matcher.valueCount(); i++) {
                    all.append(' ').append(matcher.value(i));
                }
                all.append(';');
                from = matcher.end();
                lastEnd = from;
            }
        } catch (TextFault fault) {
            all.append(fault.text());
        }
        return all.toString();
    }

    @Test
    void aWalkFindsWhatTryingAgainFinds() {
        int walked = 0;
        int found = 0;
        for (int round = 0; round < 60_000; round++) {
            StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "^" : "");
            for (int n = 1 + random.nextInt(5); n > 0; n--) {
                text.append(ITEMS[random.nextInt(ITEMS.length)]).append(SUFFIXES[random.nextInt(SUFFIXES.length)]);
            }
            StringBuilder subject = new StringBuilder();
            for (int n = random.nextInt(14); n > 0; n--) {
                subject.append(LETTERS[random.nextInt(LETTERS.length)]);
            }
            ByteStr source = ByteStr.of(text.toString());
            StringPattern pattern = StringPattern.compile(source);
            if (pattern.start.oneChoice) {
                ByteStr bytes = ByteStr.of(subject.toString());
                String expected = matches(StringPattern.backtracking(source), bytes);
                assertEquals(expected, matches(pattern, bytes), () -> "'" + text + "' on '" + subject + "'");
                walked++;
                found += expected.isEmpty() ? 0 : 1;
            }
        }
        assertTrue(walked > 10_000 && found > 5_000, walked + " walked, " + found + " found");
    }
}
