package io.perilune.engine.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.syntax.Source;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CodeTextTest {
    private static final Path GOLDEN = Path.of("src/test/resources/code");

    /** Set to make the tests write what they get instead of comparing it: {@code -Dperilune.rewrite=true}. */
    private static final boolean REWRITE = Boolean.getBoolean("perilune.rewrite");

    @TestFactory
    List<DynamicTest> goldenListings_areAsCommitted() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.list(GOLDEN)) {
            sources = files.filter(f -> f.toString().endsWith(".lua")).sorted().toList();
        }
        assertFalse(sources.isEmpty(), "no golden listings in " + GOLDEN.toAbsolutePath());
        return sources.stream()
                .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> compareWithGolden(f)))
                .toList();
    }

    private static void compareWithGolden(Path path) throws IOException {
        ByteStr name = ByteStr.of("@" + path.getFileName());
        Prototype compiled = CompiledText.of(Source.ofFile(Files.readAllBytes(path), name), Charge.NONE);
        String text = CodeText.of(compiled);
        Path golden = Path.of(path.toString().replaceFirst("\\.lua$", ".txt"));
        if (REWRITE) {
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
    }

    @Test
    void strippedCode_isListedWithoutNames() throws MalformedChunk {
        String text = CodeText.of(CodeReader.read(CodeWriter.write(CompiledText.of("local x = y"), true)));
        assertTrue(text.startsWith("main <?:0,0>"), text);
        assertTrue(text.contains("\t[-]\tGETTABUP    0 0 0\t; - \"y\""), text);
    }

    @Test
    void strangeCode_isListed() {
        Prototype p = CompiledText.of("return 1");
        Prototype broken = new Prototype(
                new int[] {0xFF, Instruction.abx(Op.LOADK, 0, 9), Op.LOADKX},
                p.constants,
                p.nested,
                p.upvalues,
                0,
                false,
                2,
                p.debug);
        String text = CodeText.of(broken);
        assertTrue(text.contains("?255"), text);
        assertTrue(text.contains("; ?"), text);
    }

    @Test
    void bytesOfStrings_areAllVisible() {
        assertTrue(CodeText.of(CompiledText.of("return '\\0\\200\\n\"x'")).contains("\"\\000\\200\\010\\\"x\""));
    }
}
