package io.perilune.checks;

import io.perilune.Lua;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A Java block of a page as a program: a whole class with a {@code main} as it stands, anything else as the body of
 * one, with the imports that a reader may take for granted.
 */
record JavaProgram(Markdown.Block block, String className, String text) {
    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public |final )*(?:class|record) (\\w+)");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;\\n");

    static JavaProgram of(Markdown.Block block) {
        Matcher named = CLASS.matcher(block.text());
        if (block.text().contains("void main(") && named.find()) {
            return new JavaProgram(block, named.group(1), block.text());
        }
        StringBuilder imports = new StringBuilder("import io.perilune.*;import java.util.*;");
        for (Matcher line = IMPORT.matcher(block.text()); line.find(); ) {
            imports.append(line.group().strip());
        }
        String body = IMPORT.matcher(block.text()).replaceAll("\n");
        String head = imports + "final class Block { public static void main(String[] args) throws Exception {";
        return new JavaProgram(block, "Block", head + body + "}}");
    }

    /** Compiles into {@code folder} and calls {@code main}; returns what it printed. */
    String run(Path folder) throws Exception {
        compile(folder);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream console = System.out;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, Lua.class.getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            var main = loader.loadClass(className).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private void compile(Path folder) throws IOException, URISyntaxException {
        URI uri = URI.create("string:///" + className + ".java");
        JavaFileObject source = new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "--release", "17", "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString());
        boolean good = compiler.getTask(null, null, messages, options, null, List.of(source))
                .call();
        if (!good) {
            List<String> lines = new ArrayList<>();
            for (Diagnostic<?> message : messages.getDiagnostics()) {
                long line = block.line() + message.getLineNumber();
                lines.add(Repository.name(block.file()) + ":" + line + ": " + message.getMessage(null));
            }
            throw new AssertionError("this block does not compile:\n  " + String.join("\n  ", lines));
        }
    }
}
