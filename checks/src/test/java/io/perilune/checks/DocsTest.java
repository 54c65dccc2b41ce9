package io.perilune.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Lua;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The code that people copy out of our pages. Every fenced Lua block runs, and what follows {@code -->} in it is what
 * it prints; every fenced Java block is compiled and run, and what follows {@code // prints} is what it prints.
 */
final class DocsTest {
    private static final Pattern LUA_PRINTS = Pattern.compile("(?m)--> ?(.*)$");
    private static final Pattern JAVA_PRINTS = Pattern.compile("(?m)// prints (.*)$");

    /** Collects in a global what the block prints, so that the check needs nothing from the door but running code. */
    private static final String PRELUDE = "PRINTED = ''\n"
            + "function print(...)\n"
            + "  local words = table.pack(...)\n"
            + "  for i = 1, words.n do words[i] = tostring(words[i]) end\n"
            + "  PRINTED = PRINTED .. table.concat(words, '\\t') .. '\\n'\n"
            + "end\n";

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> luaBlocks_run() {
        return blocks("lua").map(block -> DynamicTest.dynamicTest(block.place(), () -> runLua(block)));
    }

    @TestFactory
    Stream<DynamicTest> javaBlocks_compileAndRun() {
        return blocks("java").map(block -> DynamicTest.dynamicTest(block.place(), () -> runJava(block)));
    }

    private static void runLua(Markdown.Block block) {
        String printed;
        try (Lua lua = Lua.create()) {
            lua.load(PRELUDE).name("=prelude").exec();
            // Empty lines in front, so that an error names the line of the page.
            String text = "\n".repeat(block.line()) + block.text();
            lua.load(text).name("@" + Repository.name(block.file())).exec();
            printed = lua.load("return PRINTED").eval(String.class);
        }
        compare(block, LUA_PRINTS, printed);
    }

    private void runJava(Markdown.Block block) throws Exception {
        compare(block, JAVA_PRINTS, JavaProgram.of(block).run(Files.createDirectories(folder.resolve("java"))));
    }

    /** A block without any expectation only has to run. */
    private static void compare(Markdown.Block block, Pattern expectation, String printed) {
        List<String> expected = new ArrayList<>();
        for (Matcher found = expectation.matcher(block.text()); found.find(); ) {
            expected.add(words(found.group(1)));
        }
        if (!expected.isEmpty()) {
            List<String> actual = printed.lines().map(DocsTest::words).toList();
            assertEquals(expected, actual, () -> block.place() + ": the block prints something else than it says");
        }
    }

    private static String words(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }

    private static Stream<Markdown.Block> blocks(String language) {
        List<Markdown.Block> found = pages().stream()
                .flatMap(page -> new Markdown(page).blocks().stream())
                .filter(block -> block.language().equals(language))
                .toList();
        assertTrue(!found.isEmpty(), "no page has a block of " + language);
        return found.stream();
    }

    private static List<Path> pages() {
        Path root = Repository.root();
        List<Path> pages = new ArrayList<>(Arrays.asList(root.resolve("README.md"), root.resolve("README.zh-CN.md")));
        for (String folder : List.of("docs/guide", "docs/internals")) {
            pages.addAll(Repository.files(root.resolve(folder), ".md"));
        }
        return pages;
    }
}
