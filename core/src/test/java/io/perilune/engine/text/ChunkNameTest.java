package io.perilune.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChunkNameTest {
    private static String display(String source) {
        return ChunkName.display(ByteStr.of(source)).toString();
    }

    @Test
    void literalName_isCutAtItsEnd() {
        assertEquals("stdin", display("=stdin"));
        assertEquals("", display("="));
        assertEquals("x".repeat(59), display("=" + "x".repeat(59)));
        assertEquals("x".repeat(59), display("=" + "x".repeat(60)));
    }

    @Test
    void fileName_isCutAtItsStart() {
        assertEquals("dir/file.lua", display("@dir/file.lua"));
        assertEquals("a" + "x".repeat(58), display("@a" + "x".repeat(58)));
        assertEquals("..." + "x".repeat(56), display("@ab" + "x".repeat(58)));
    }

    @Test
    void programText_showsItsFirstLine() {
        assertEquals("[string \"\"]", display(""));
        assertEquals("[string \"return 1\"]", display("return 1"));
        assertEquals("[string \"a...\"]", display("a\nb"));
        assertEquals("[string \"...\"]", display("\nb"));
        assertEquals("[string \"" + "x".repeat(44) + "\"]", display("x".repeat(44)));
        assertEquals("[string \"" + "x".repeat(45) + "...\"]", display("x".repeat(45)));
        assertEquals("[string \"" + "x".repeat(45) + "...\"]", display("x".repeat(50) + "\n"));
    }

    @Test
    void zeroByte_endsTheName() {
        assertEquals("[string \"ab\"]", display("ab\0cd"));
        assertEquals("ab", display("=ab\0cd"));
    }
}
