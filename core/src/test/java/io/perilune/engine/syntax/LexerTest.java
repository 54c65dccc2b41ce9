package io.perilune.engine.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {
    private static Lexer lexer(String source) {
        return lexer(source, Charge.NONE);
    }

    private static Lexer lexer(String source, Charge charge) {
        byte[] bytes = source.getBytes(StandardCharsets.ISO_8859_1);
        return new Lexer(new Source(bytes, 0, ByteStr.of("=test")), charge);
    }

    private static Lexer first(String source) {
        Lexer lexer = lexer(source);
        lexer.next();
        return lexer;
    }

    /** All tokens with their lines, such as {@code "1:NAME 2:'='"}. */
    private static String tokens(String source) {
        Lexer lexer = lexer(source);
        StringBuilder all = new StringBuilder();
        for (lexer.next(); lexer.kind != TokenKind.END_OF_SOURCE; lexer.next()) {
            if (all.length() > 0) {
                all.append(' ');
            }
            all.append(lexer.line).append(':').append(lexer.kind);
        }
        return all.toString();
    }

    private static String string(String source) {
        Lexer lexer = first(source);
        assertEquals(TokenKind.STRING, lexer.kind);
        String content = new String(lexer.text.bytes(), StandardCharsets.ISO_8859_1);
        lexer.next();
        assertEquals(TokenKind.END_OF_SOURCE, lexer.kind, "rest of the source");
        return content;
    }

    private static String error(String source) {
        Lexer lexer = lexer(source);
        SyntaxError error = assertThrows(SyntaxError.class, () -> {
            do {
                lexer.next();
            } while (lexer.kind != TokenKind.END_OF_SOURCE);
        });
        return new String(error.diagnostic().message().bytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void reservedWords_haveTheirKinds() {
        for (int i = 0; i < TokenKind.RESERVED_COUNT; i++) {
            TokenKind kind = TokenKind.reserved(i);
            String word = kind.shown.substring(1, kind.shown.length() - 1);
            assertSame(kind, first(word).kind, word);
            assertSame(TokenKind.NAME, first(word + "_").kind, word);
        }
        assertEquals(22, TokenKind.RESERVED_COUNT);
    }

    @Test
    void marks_takeTheLongestMatch() {
        for (TokenKind kind : TokenKind.values()) {
            if (kind.shown.charAt(0) == '\'' && kind.ordinal() >= TokenKind.RESERVED_COUNT) {
                assertSame(kind, first(kind.shown.substring(1, kind.shown.length() - 1)).kind, kind.shown);
            }
        }
        assertEquals("1:DOTS 1:DOT 1:EQUAL 1:ASSIGN 1:SHIFT_LEFT 1:LESS_EQUAL", tokens("....===<<<="));
        assertEquals("1:DOUBLE_COLON 1:COLON 1:DOUBLE_SLASH 1:SLASH 1:NOT_EQUAL 1:TILDE", tokens(":::///~=~"));
    }

    @Test
    void names_areTheSameObjectAndSymbol() {
        Lexer lexer = first("alpha beta alpha");
        ByteStr alpha = lexer.text;
        int symbol = lexer.symbol;
        lexer.next();
        lexer.next();
        assertSame(alpha, lexer.text);
        assertEquals(symbol, lexer.symbol);
        assertSame(alpha, lexer.word(symbol));
    }

    @Test
    void manyNames_keepTheirSymbols() {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            source.append('n').append(i).append(' ');
        }
        Lexer lexer = lexer(source.toString().repeat(2));
        int[] symbols = new int[5000];
        for (int i = 0; i < 10000; i++) {
            lexer.next();
            assertTrue(lexer.text.contentEquals("n" + i % 5000));
            if (i < 5000) {
                symbols[i] = lexer.symbol;
            } else {
                assertEquals(symbols[i - 5000], lexer.symbol);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "007, 7",
        "123456789012345678, 123456789012345678",
        "9223372036854775807, 9223372036854775807",
        "0xff, 255",
        "0XA, 10",
        "0xffffffffffffffff, -1",
        "0x10000000000000001, 1"
    })
    void integers_haveTheirValue(String source, long value) {
        Lexer lexer = first(source);
        assertEquals(TokenKind.INTEGER, lexer.kind);
        assertEquals(value, lexer.integer);
    }

    @ParameterizedTest
    @CsvSource({
        "3., 3",
        ".5, 0.5",
        "3e2, 300",
        "3E+2, 300",
        "5e-1, 0.5",
        "9223372036854775808, 9223372036854775808",
        "0x.8, 0.5",
        "0xAp1, 20",
        "0x1P-1, 0.5",
        "1e400, Infinity"
    })
    void floats_haveTheirValue(String source, double value) {
        Lexer lexer = first(source);
        assertEquals(TokenKind.FLOAT, lexer.kind);
        assertEquals(value, lexer.number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3x", "3_", "0x", "0xg", "3..2", "1e", "1e+", "0x1p", "3e5e5", ".0x10", "1.2.3", "08a"})
    void malformedNumerals_areRefusedWhole(String source) {
        assertEquals("test:1: malformed number near '" + source + "'", error(source));
    }

    @Test
    void numerals_endWhereNothingOfThemFollows() {
        assertEquals("1:INTEGER 1:MINUS 1:INTEGER", tokens("3-4"));
        assertEquals("1:INTEGER 1:PLUS 1:INTEGER", tokens("0xe+1"));
        assertEquals("1:FLOAT 1:CONCAT 1:NAME", tokens("1e5 ..x"));
    }

    @Test
    void simpleEscapes_standForTheirByte() {
        assertEquals("\u0007\b\f\n\r\t\u000B\\\"'", string("\"\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\\'\""));
        assertEquals("it's", string("\"it's\""));
    }

    @Test
    void numericEscapes_standForTheirByte() {
        assertEquals("AZ\u00FF", string("'\\x41\\x5a\\xFf'"));
        assertEquals("\0A\u00FF0", string("'\\0\\65\\2550'"));
    }

    @Test
    void codePointEscapes_giveUtf8UpTo31Bits() {
        assertEquals("A\u00C3\u00A9\u00E2\u0082\u00AC", string("'\\u{41}\\u{E9}\\u{20ac}'"));
        assertEquals("\u00FD\u00BF\u00BF\u00BF\u00BF\u00BF", string("'\\u{7FFFFFFF}'"));
        assertEquals("A", string("'\\u{000000000000041}'"));
    }

    @Test
    void lineEndEscapes_becomeOneNewline() {
        assertEquals("a\nb", string("'a\\\nb'"));
        assertEquals("a\nb", string("'a\\\r\nb'"));
        assertEquals("a\nb", string("'a\\\n\rb'"));
        assertEquals("ab", string("'a\\z \n\r\t\u000B\f b'"));
        assertEquals("ab", string("'ab\\z'"));
    }

    @Test
    void longStrings_areRaw() {
        assertEquals("a\\n]b", string("[[a\\n]b]]"));
        assertEquals("a]]b]=]", string("[==[a]]b]=]]==]"));
        assertEquals("", string("[[]]"));
        assertEquals("]", string("[=[]]=]"));
    }

    @Test
    void longStrings_makeEveryLineEndANewline() {
        assertEquals("a\nb", string("[[\na\nb]]"));
        assertEquals("\na\nb\nc\nd\n", string("[[\r\n\n\ra\rb\r\nc\n\rd\r]]"));
        assertEquals("\n\n", string("[[\n\n\n]]"));
    }

    @Test
    void longStrings_ofAnyLengthKeepTheirContent() {
        String content = "0123456789".repeat(1000);
        assertEquals(content, string("[[" + content + "]]"));
        assertEquals(content, string('"' + content + '"'));
    }

    @Test
    void comments_areSkipped() {
        assertEquals("1:NAME 3:NAME", tokens("a -- x [[ y\n--\nb"));
        assertEquals("1:NAME 3:NAME", tokens("a --[==[ x ]]\n]=]\n]==] b"));
        assertEquals("1:NAME 2:NAME", tokens("a --[=x ]]\nb"));
        assertEquals("1:MINUS 1:NAME", tokens("- a --"));
    }

    @Test
    void lineEnds_countOnceForEachPair() {
        assertEquals("1:NAME 2:NAME 3:NAME 4:NAME 5:NAME", tokens("a\nb\rc\r\nd\n\re"));
        assertEquals("1:NAME 3:NAME 5:NAME", tokens("a\n\nb\r\rc"));
    }

    @Test
    void lastLine_isThatOfTheTokenBefore() {
        Lexer lexer = lexer("a\n\nb [[x\ny]] c");
        lexer.next();
        lexer.next();
        assertEquals(1, lexer.lastLine);
        assertEquals(3, lexer.line);
        lexer.next();
        lexer.next();
        assertEquals(4, lexer.lastLine);
    }

    @Test
    void peek_leavesTheCurrentName() {
        Lexer lexer = first("a\nb");
        assertEquals(TokenKind.NAME, lexer.peek());
        assertEquals("a", lexer.text.toString());
        lexer.next();
        assertEquals("b", lexer.text.toString());
        lexer.next();
        assertEquals(TokenKind.END_OF_SOURCE, lexer.kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'abc | unfinished string near <eof>",
                "'abc\\ | unfinished string near <eof>",
                "'a\\65c\\z | unfinished string near <eof>",
                "'a\\q' | invalid escape sequence near ''a\\q'",
                "'\\065\\q' | invalid escape sequence near ''A\\q'",
                "'\\xg0' | hexadecimal digit expected near ''\\xg'",
                "'\\x4' | hexadecimal digit expected near ''\\x4''",
                "'\\256' | decimal escape too large near ''\\256''",
                "'\\999x' | decimal escape too large near ''\\999x'",
                "'\\u41' | missing '{' near ''\\u4'",
                "'\\u{}' | hexadecimal digit expected near ''\\u{}'",
                "'\\u{41' | missing '}' near ''\\u{41''",
                "'\\u{80000000}' | UTF-8 value too large near ''\\u{80000000'",
                "'\\u{7fffffff0}' | UTF-8 value too large near ''\\u{7fffffff0'",
                "'\\x | hexadecimal digit expected near ''\\x'",
                "[=x | invalid long string delimiter near '[='",
                "[==  | invalid long string delimiter near '[=='",
                "[=[x]] | unfinished long string (starting at line 1) near <eof>",
                "--[[x | unfinished long comment (starting at line 1) near <eof>",
            })
    void malformedTokens_areShown(String source, String message) {
        assertEquals("test:1: " + message, error(source));
    }

    @Test
    void unfinishedStringAtLineEnd_showsItsContent() {
        assertEquals("test:1: unfinished string near '\"a\nb'", error("\"a\\nb\nc\""));
        assertEquals("test:3: unfinished long string (starting at line 1) near <eof>", error("[[\na\n"));
    }

    @Test
    void errors_showTokensUpToTheFirstZero() {
        Lexer lexer = first("'a\\0b'");
        assertEquals("test:1: odd near ''a'", lexer.errorNear("odd").getMessage());
    }

    @Test
    void errors_showStrayBytes() {
        assertEquals("test:1: odd near '@'", first("@").errorNear("odd").getMessage());
        assertEquals(
                "test:1: odd near '<\\200>'", first("\u00C8").errorNear("odd").getMessage());
        assertEquals(
                "test:1: odd near '<\\1>'", first("\u0001").errorNear("odd").getMessage());
        // The number of this token is that of no token.
        assertEquals("test:1: odd", first("\0").errorNear("odd").getMessage());
    }

    @Test
    void charge_isAboutOneUnitForFourBytes() {
        long[] sum = new long[1];
        Lexer lexer = lexer("--" + "x".repeat(100_000) + "\nname", units -> sum[0] += units);
        lexer.next();
        lexer.next();
        assertTrue(sum[0] > 24_000 && sum[0] < 26_000, "charged " + sum[0]);
    }

    @Test
    void charge_mayStopTheLexer() {
        Lexer lexer = lexer("x ".repeat(100_000), units -> {
            throw new IllegalStateException("enough");
        });
        assertThrows(IllegalStateException.class, () -> {
            for (; ; ) {
                lexer.next();
            }
        });
    }

    @Test
    void fileSource_losesMarkAndFirstComment() {
        Source source =
                Source.ofFile("\u00EF\u00BB\u00BF#!lua\nx".getBytes(StandardCharsets.ISO_8859_1), ByteStr.EMPTY);
        Lexer lexer = new Lexer(source, Charge.NONE);
        lexer.next();
        assertEquals(TokenKind.NAME, lexer.kind);
        assertEquals(2, lexer.line);
        assertEquals(TokenKind.HASH, first("#!lua").kind);
    }
}
