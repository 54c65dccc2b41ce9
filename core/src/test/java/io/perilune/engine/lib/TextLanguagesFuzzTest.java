package io.perilune.engine.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import io.perilune.engine.text.Escapes;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.text.TextFault;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Mutated garbage gives a result or a {@link TextFault}, never another exception. */
class TextLanguagesFuzzTest {
    private static final int RUNS = 25_000;

    private static final String[] PATTERNS = {
        "^%s*(.-)%s*$",
        "(%w+)=(%d+)",
        "[%a_][%w_]*",
        "%b()%f[%w]",
        "([^,]*),?()",
        "(.)(.)%2%1",
        "[]%-^a-z]+",
        "a-b*c+d?"
    };
    private static final String[] FORMATS = {
        "%5.2f|%-10s|%+d", "%q %g %a", "%#x %X %o %u", "%99.99f", "%c%%%i", "%.3s %20p", "%.14g%e%G", "% 05d"
    };
    private static final String[] PACKS = {
        "<i4>I2=j", "!8 b Xd d", "s1zc10", "!4 i3 xx", "<f>d n", "i16I16", "bBhHlLjJT", "s4 s z c0"
    };
    private static final String[] NUMERALS = {
        "9223372036854775807",
        "-0x7fffffffffffffff",
        "1.7976931348623157e308",
        "0x1.8p-1074",
        "  .5e-3 ",
        "0xA.8P+4",
        "1e400",
        "000000000000000000000000.1"
    };

    /** Ends what takes too long. */
    private static final class Limit implements Charge {
        private long left = 20_000;

        @Override
        public void charge(long units) {
            left -= units;
            if (left < 0) {
                throw TextFault.of("limit");
            }
        }
    }

    /** One thing to do with mutated text. */
    private interface Trial {
        void run(ByteStr text, Random random);
    }

    private static void fuzz(String[] seeds, long seed, Trial trial) {
        Random random = new Random(seed);
        int results = 0;
        for (int i = 0; i < RUNS; i++) {
            ByteStr text = mutated(seeds[random.nextInt(seeds.length)], random);
            try {
                trial.run(text, random);
                results++;
            } catch (TextFault expected) {
                assertEquals(false, expected.text().length() == 0);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("run " + i + " of seed " + seed + ": " + text, e);
            }
        }
        assertEquals(true, results > RUNS / 20, "only " + results + " results");
    }

    private static ByteStr mutated(String seed, Random random) {
        byte[] bytes = seed.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuf out = new ByteBuf();
        int changes = random.nextInt(4);
        for (byte b : bytes) {
            if (random.nextInt(bytes.length) >= changes) {
                out.append(b);
                continue;
            }
            switch (random.nextInt(4)) {
                case 0 -> out.append(random.nextInt(256));
                case 1 -> out.append(b).append(b);
                case 2 -> out.append(seed.charAt(random.nextInt(seed.length()))).append(b);
                default -> {}
            }
        }
        return out.toByteStr();
    }

    private static ByteStr garbage(Random random) {
        ByteBuf out = new ByteBuf();
        for (int i = random.nextInt(40); i > 0; i--) {
            out.append(random.nextInt(3) == 0 ? random.nextInt(256) : "ab1 =,()_".charAt(random.nextInt(9)));
        }
        return out.toByteStr();
    }

    @Test
    void patterns_garbage_givesResultOrFault() {
        fuzz(PATTERNS, 40, (text, random) -> {
            PatternMatcher matcher = StringPattern.compile(text).matcher(garbage(random), new Limit());
            ByteStr replacement = mutated("<%0%1%%%2>", random);
            int at = 0;
            int last = -1;
            while (matcher.find(at, last)) {
                at = matcher.end();
                last = at;
                for (int i = 0; i < matcher.valueCount(); i++) {
                    matcher.value(i);
                }
                ByteBuf out = new ByteBuf();
                Replacement expanded = new Replacement(replacement);
                long length = expanded.length(matcher);
                expanded.append(out, matcher);
                assertEquals(length, out.length());
            }
        });
    }

    @Test
    void formats_garbage_givesResultOrFault() {
        fuzz(FORMATS, 41, (text, random) -> {
            FormatSpec spec = new FormatSpec(text);
            ByteBuf out = new ByteBuf();
            double number = Double.longBitsToDouble(random.nextLong());
            while (spec.next(out)) {
                switch (spec.conversion()) {
                    case 'c' -> spec.character(out, random.nextLong());
                    case 'd', 'i', 'u', 'o', 'x', 'X' -> spec.integer(out, random.nextLong());
                    case 'p' -> spec.pointer(out, random.nextInt(3));
                    case 's' -> spec.string(out, garbage(random));
                    case 'q' -> {
                        Escapes.quote(out, garbage(random));
                        Escapes.quote(out, number);
                        Escapes.quote(out, random.nextLong());
                    }
                    default -> spec.floating(out, number);
                }
            }
        });
    }

    @Test
    void packs_garbage_givesResultOrFault() {
        fuzz(PACKS, 42, (text, random) -> {
            byte[] data = garbage(random).bytes();
            PackFormat format = new PackFormat(text);
            int position = random.nextInt(data.length + 1);
            while (format.next(position)) {
                int at = format.begin(data, position);
                switch (format.option()) {
                    case PackFormat.SIGNED, PackFormat.UNSIGNED -> format.readInteger(data, at);
                    case PackFormat.FLOAT -> format.readFloat(data, at);
                    case PackFormat.FIXED_STRING, PackFormat.COUNTED_STRING, PackFormat.ZERO_STRING ->
                        ByteStr.copyOf(data, format.textBegin(at), format.textEnd(data, at));
                    default -> {}
                }
                position = format.end(data, at);
                assertEquals(true, position <= data.length);
            }
        });
        fuzz(PACKS, 43, (text, random) -> {
            PackFormat format = new PackFormat(text);
            ByteBuf out = new ByteBuf();
            while (format.next(out.length())) {
                if (format.needed(40) > 100_000) {
                    throw TextFault.of("limit");
                }
                switch (format.option()) {
                    case PackFormat.SIGNED, PackFormat.UNSIGNED -> format.write(out, random.nextInt(100), 2);
                    case PackFormat.FLOAT -> format.write(out, random.nextDouble());
                    case PackFormat.FIXED_STRING, PackFormat.COUNTED_STRING, PackFormat.ZERO_STRING ->
                        format.write(out, ByteStr.of("text"), 2);
                    default -> format.write(out);
                }
            }
            new PackFormat(text).totalSize();
        });
    }

    @Test
    void numerals_garbage_givesNumberOrNull() {
        fuzz(NUMERALS, 44, (text, random) -> {
            Object number = Numerals.parse(text);
            Numerals.parseInBase(text.bytes(), 0, text.length(), 2 + random.nextInt(35));
            if (number instanceof Long n) {
                assertEquals(number, Numerals.parse(Numerals.format(n)));
            } else if (number instanceof Double d) {
                ByteBuf out = new ByteBuf();
                Escapes.quote(out, d);
                assertEquals(number, Numerals.parse(out.toByteStr()));
                Numerals.format(d);
            }
        });
    }
}
