package io.perilune.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The public surface, as a committed listing per module. It stops nobody from changing the surface; it makes the change
 * a line of the diff.
 */
final class PublicSurfaceTest {
    /** Modules whose classes nobody compiles against, or that have none. */
    private static final Set<String> INTERNAL =
            Set.of("jit", "bundle", "cli", "conformance", "benchmarks", "checks", "concurrency", "stress");

    @TestFactory
    Stream<DynamicTest> surface_isTheCommittedListing() {
        List<String> modules = Repository.modules().stream()
                .filter(module -> !INTERNAL.contains(module) && !module.startsWith("examples"))
                .toList();
        assertFalse(modules.isEmpty(), "no module exports anything");
        return modules.stream().map(module -> DynamicTest.dynamicTest(module, () -> check(module)));
    }

    private static void check(String module) throws IOException, ClassNotFoundException {
        Path listing = Repository.root().resolve("checks/api/" + module + ".txt");
        String actual = listing(module);
        if (Repository.REWRITE) {
            Repository.write(listing, actual);
            return;
        }
        String committed = Files.exists(listing) ? Repository.read(listing) : "";
        assertEquals(
                committed,
                actual,
                () -> "the public surface of " + module + " differs from " + Repository.name(listing)
                        + "; if that is meant, commit what this writes: " + Repository.REWRITE_COMMAND);
    }

    private static String listing(String module) throws IOException, ClassNotFoundException {
        Path classes = Repository.classes(module);
        StringBuilder text =
                new StringBuilder("# What " + module + " shows. Rewritten by: " + Repository.REWRITE_COMMAND + "\n");
        Map<String, Class<?>> types = new TreeMap<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, PublicSurfaceTest.class.getClassLoader())) {
            for (Path file : Repository.files(classes, ".class")) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                name = name.substring(0, name.length() - ".class".length()).replace('/', '.');
                if (name.endsWith("-info") || name.startsWith("io.perilune.engine.")) {
                    continue;
                }
                Class<?> type = Class.forName(name, false, loader);
                if (isVisible(type)) {
                    types.put(name, type);
                }
            }
        }
        assertFalse(types.isEmpty(), module + " shows no type");
        types.values().forEach(type -> describe(type, text));
        return text.toString();
    }

    private static boolean isVisible(Class<?> type) {
        boolean outside = Modifier.isPublic(type.getModifiers()) || Modifier.isProtected(type.getModifiers());
        return outside
                && !type.isAnonymousClass()
                && !type.isSynthetic()
                && (type.getDeclaringClass() == null || isVisible(type.getDeclaringClass()));
    }

    private static void describe(Class<?> type, StringBuilder text) {
        // Newer JDKs name "sealed" and "non-sealed" here, older ones do not; the permitted classes say the same.
        text.append('\n').append(type.toGenericString().replaceAll("\\b(non-)?sealed ", ""));
        Type parent = type.getGenericSuperclass();
        if (parent != null && parent != Object.class && parent != Record.class) {
            text.append(" extends ").append(parent.getTypeName());
        }
        append(" implements ", Arrays.asList(type.getGenericInterfaces()), text);
        if (type.isSealed()) {
            append(" permits ", Arrays.asList(type.getPermittedSubclasses()), text);
        }
        text.append('\n');
        Set<String> lines = new TreeSet<>();
        Arrays.stream(type.getDeclaredFields()).forEach(field -> add(field, field.toGenericString(), lines));
        Arrays.stream(type.getDeclaredConstructors()).forEach(member -> add(member, member.toGenericString(), lines));
        Arrays.stream(type.getDeclaredMethods()).forEach(method -> add(method, method.toGenericString(), lines));
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
    }

    private static void append(String word, List<? extends Type> types, StringBuilder text) {
        List<String> names = new ArrayList<>();
        types.forEach(type -> names.add(type.getTypeName()));
        if (!names.isEmpty()) {
            text.append(word).append(String.join(", ", names));
        }
    }

    private static void add(Member member, String description, Set<String> lines) {
        boolean outside = Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
        if (outside && !member.isSynthetic()) {
            String owner = member.getDeclaringClass().getTypeName() + "." + member.getName();
            lines.add(description.replace(" " + owner, " " + member.getName()));
        }
    }
}
