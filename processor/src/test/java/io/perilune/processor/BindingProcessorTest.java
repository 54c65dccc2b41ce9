package io.perilune.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.perilune.Lua;
import io.perilune.LuaTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class BindingProcessorTest {
    private static final Pattern EXPECTED = Pattern.compile("// error: (.*)$");
    private static final Path RESOURCES = Path.of(System.getProperty("perilune.root"), "processor/src/test/resources");

    private static Compilation compile(boolean withProcessor, Path file) throws IOException {
        var compiler = javac().withOptions("--release", "17", "-Xlint:all,-processing");
        if (withProcessor) {
            compiler = compiler.withProcessors(new BindingProcessor());
        }
        return compiler.compile(JavaFileObjects.forSourceString(
                file.getFileName().toString().replace(".java", ""), Files.readString(file)));
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> all = Files.list(RESOURCES.resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** Every fault of every file is reported at its line, and no other. */
    @TestFactory
    Stream<DynamicTest> mistakes_areReportedWhereTheyAre() throws IOException {
        List<Path> files = files("bad");
        assertTrue(files.size() > 5, "files with mistakes");
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    TreeSet<String> expected = new TreeSet<>();
                    List<String> lines = Files.readAllLines(file);
                    for (int i = 0; i < lines.size(); i++) {
                        Matcher comment = EXPECTED.matcher(lines.get(i));
                        if (comment.find()) {
                            expected.add((i + 1) + ": " + comment.group(1));
                        }
                    }
                    assertFalse(expected.isEmpty(), "a file in bad/ says what is wrong with it");
                    Compilation compiled = compile(true, file);
                    TreeSet<String> reported = new TreeSet<>();
                    compiled.errors().forEach(e -> reported.add(e.getLineNumber() + ": " + e.getMessage(null)));
                    assertEquals(expected, reported);
                }));
    }

    @Test
    void mistake_leavesOtherClassesTheirBinding(@TempDir Path folder) throws IOException {
        // By javac itself, because compile-testing shows nothing of a compilation that has failed.
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(messages, null, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null,
                    files,
                    messages,
                    List.of("-d", folder.toString(), "-proc:only"),
                    null,
                    files.getJavaFileObjects(RESOURCES.resolve("bad/OneOfTwo.java")));
            task.setProcessors(List.of(new BindingProcessor()));
            assertFalse(task.call());
        }
        assertEquals(1, messages.getDiagnostics().size());
        assertTrue(Files.exists(folder.resolve("Fine_LuaBinding.java")));
        assertFalse(Files.exists(folder.resolve("OneOfTwo_LuaBinding.java")));
    }

    /** The classes of a compilation, so that the binding is found where the engine looks for it. */
    private static final class Classes extends ClassLoader {
        private final Map<String, byte[]> code = new HashMap<>();

        Classes(Compilation compiled) {
            super(BindingProcessorTest.class.getClassLoader());
            for (JavaFileObject file : compiled.generatedFiles()) {
                if (file.getKind() == JavaFileObject.Kind.CLASS) {
                    try (InputStream in = file.openInputStream()) {
                        String path = file.getName().replaceFirst("^/?CLASS_OUTPUT/", "");
                        code.put(path.replace(".class", "").replace('/', '.'), in.readAllBytes());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        }

        boolean has(String name) {
            return code.containsKey(name);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = code.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static String run(boolean withProcessor) throws Exception {
        Compilation compiled = compile(withProcessor, RESOURCES.resolve("good/Account.java"));
        assertEquals(
                Compilation.Status.SUCCESS,
                compiled.status(),
                () -> compiled.diagnostics().toString());
        assertEquals(List.of(), compiled.warnings());
        Classes classes = new Classes(compiled);
        assertEquals(withProcessor, classes.has("Account_LuaBinding"));
        assertEquals(withProcessor, classes.has("Account_Entry_LuaBinding"));
        try (Lua lua = Lua.create()) {
            LuaTable account = lua.type(classes.loadClass("Account"));
            lua.globals().set("Account", account);
            lua.globals().set("Entry", lua.type(classes.loadClass("Account$Entry")));
            String script = Files.readString(RESOURCES.resolve("good/account.lua"), StandardCharsets.UTF_8);
            return lua.load(script).name("=account").call(String.class);
        }
    }

    @Test
    void generatedBinding_doesWhatReflectionDoes() throws Exception {
        String byReflection = run(false);
        assertEquals(Files.readString(RESOURCES.resolve("good/account.txt")), byReflection);
        assertEquals(byReflection, run(true));
    }

    @Test
    void generatedBinding_isUsedInsteadOfReflection() throws Exception {
        Classes classes = new Classes(compile(true, RESOURCES.resolve("good/Account.java")));
        // Without its constructor the binding cannot be made: who does not ask for it would not notice.
        classes.code.put("Account_LuaBinding", broken());
        try (Lua lua = Lua.create()) {
            Class<?> type = classes.loadClass("Account");
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> lua.type(type));
            assertTrue(e.getMessage().contains("Account_LuaBinding"), e.getMessage());
        }
    }

    private static byte[] broken() {
        Compilation compiled = javac().compile(JavaFileObjects.forSourceString(
                "Account_LuaBinding", "public final class Account_LuaBinding { Account_LuaBinding(int x) {} }"));
        return new Classes(compiled).code.get("Account_LuaBinding");
    }
}
