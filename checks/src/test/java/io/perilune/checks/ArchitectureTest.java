package io.perilune.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The rules of ARCHITECTURE.md over the compiled classes of the product, and over its sources where the compiler leaves
 * no trace of what we want to see.
 */
final class ArchitectureTest {
    private static final String PAGE =
            "the rule stands in ARCHITECTURE.md; look again with: mvn -Pfast -pl checks -am test";

    private static final List<String> PRODUCT = List.of("core", "jit", "processor", "jackson", "jsr223", "cli");
    /** Rooms in modules of their own, which may depend on what they adapt to. */
    private static final Set<String> ADAPTERS = Set.of("jit", "cli", "jackson", "jsr223", "processor");

    private static final List<String> HEAD = List.of("Receives:", "Gives:", "Doors:", "Threads:", "Powers:");
    private static final Pattern BANNED_WORD = Pattern.compile("(Impl|Utils?|Helpers?|Managers?|Abstract)(?![a-z])");
    private static final Pattern LUA_PREFIX = Pattern.compile("Lua([A-Z].*)?");

    /**
     * Declared as the type of a constant, these say that the constant is a place where state collects. Field updaters are names of
     * fields: they hold nothing.
     */
    private static final Pattern MUTABLE_TYPE =
            Pattern.compile("java\\.util\\.concurrent\\.(?!TimeUnit|atomic\\.Atomic\\w+FieldUpdater$).*"
                    + "|java\\.util\\.(ArrayList|ArrayDeque|BitSet|EnumMap|HashMap|HashSet|IdentityHashMap|LinkedHashMap"
                    + "|LinkedHashSet|LinkedList|PriorityQueue|Random|SplittableRandom|TreeMap|TreeSet|WeakHashMap)"
                    + "|java\\.lang\\.(StringBuilder|StringBuffer)|java\\.lang\\.ref\\..*");

    private final Architecture architecture = new Architecture();
    private final List<String> faults = new ArrayList<>();

    @Test
    void rooms_use_only_what_the_matrix_marks() {
        Set<String> seen = new TreeSet<>();
        for (JavaClass type : Product.CLASSES) {
            String room = Architecture.roomOf(type.getPackageName());
            if (room == null || !architecture.rooms().contains(room)) {
                faults.add(file(type) + ": package " + type.getPackageName() + " is no room of the matrix");
                continue;
            }
            seen.add(room);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                checkUse(file(type), room, target.getPackageName(), dependency.getDescription());
            }
        }
        for (SourceFile source : Product.SOURCES) {
            String room = Architecture.roomOf(source.packageName());
            for (SourceFile.Import line : source.imports()) {
                String place = Repository.name(source.path()) + ":" + line.line();
                checkUse(place, room, line.packageName(), "import " + line.name());
            }
        }
        report("the import matrix");
        assertEquals(new TreeSet<>(architecture.rooms()), seen, "rooms of the matrix, and rooms that have classes");
    }

    private void checkUse(String place, String room, String target, String what) {
        if (room == null || !target.startsWith("io.perilune")) {
            return;
        }
        String other = Architecture.roomOf(target);
        if (other == null || !architecture.mayUse(room, other)) {
            faults.add(place + ": " + room + " must not use " + (other == null ? target : other) + ": " + what);
        }
    }

    @Test
    void engine_depends_on_nothing_but_the_jdk() {
        for (JavaClass type : Product.CLASSES) {
            if (ADAPTERS.contains(Architecture.roomOf(type.getPackageName()))) {
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                String name = target.getPackageName();
                if (!target.isPrimitive()
                        && !name.startsWith("java.")
                        && !Power.RECORDER.isType(target.getName())
                        && !name.startsWith("io.perilune")
                        && !name.equals("org.jspecify.annotations")) {
                    faults.add(file(type) + ": " + dependency.getDescription());
                }
            }
        }
        report("the engine jar has no dependency");
    }

    @Test
    void powers_stay_in_their_rooms() {
        for (Power power : Power.values()) {
            Architecture.Grant grant = architecture.grant(power.title());
            for (JavaClass type : Product.CLASSES) {
                if (grant.rooms().contains(Architecture.roomOf(type.getPackageName()))) {
                    continue;
                }
                List<String> uses = new ArrayList<>();
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (power.isType(
                            dependency.getTargetClass().getBaseComponentType().getName())) {
                        uses.add(dependency.getDescription());
                    }
                }
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (power.isUsedBy(access)) {
                        uses.add(access.getDescription());
                    }
                }
                if (!uses.isEmpty() && !architecture.excuses(type.getName(), power.title())) {
                    faults.add(file(type) + ": " + power.title() + " is only for " + grant.rooms() + ", because "
                            + grant.because() + ": " + uses.get(0));
                }
            }
        }
        checkStatics();
        report("powers and statics");
        assertEquals(List.of(), architecture.unusedExceptions(), "exceptions of ARCHITECTURE.md that nothing needs");
    }

    private void checkStatics() {
        for (JavaClass type : Product.CLASSES) {
            if (!type.getPackageName().startsWith("io.perilune.engine")) {
                continue;
            }
            for (JavaField field : type.getFields()) {
                Set<JavaModifier> modifiers = field.getModifiers();
                if (!modifiers.contains(JavaModifier.STATIC) || modifiers.contains(JavaModifier.SYNTHETIC)) {
                    continue;
                }
                boolean mutable = !modifiers.contains(JavaModifier.FINAL)
                        || MUTABLE_TYPE.matcher(field.getRawType().getName()).matches();
                if (mutable && !architecture.excuses(type.getName(), "statics")) {
                    faults.add(file(type) + ": the static field " + field.getName() + " can change; state belongs to"
                            + " a VM, because VMs must not see each other");
                }
            }
        }
    }

    @Test
    void nothing_is_synchronized_or_thread_local() {
        for (SourceFile source : Product.SOURCES) {
            for (int line : source.synchronizedLines()) {
                faults.add(Repository.name(source.path()) + ":" + line + ": no synchronized, because a virtual thread"
                        + " that waits in it holds its carrier on JDK 17 to 23; use a lock of host");
            }
        }
        for (JavaClass type : Product.CLASSES) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                if (dependency.getTargetClass().getName().endsWith("ThreadLocal")) {
                    faults.add(file(type) + ": no ThreadLocal, because a VM may change threads at any call: "
                            + dependency.getDescription());
                }
            }
        }
        report("synchronized and ThreadLocal");
    }

    @Test
    void names_say_what_things_are() {
        for (JavaClass type : Product.CLASSES) {
            String name = type.getSimpleName();
            if (BANNED_WORD.matcher(name).find()) {
                faults.add(file(type) + ": " + name + " holds a word that names nothing; call it what it is");
            }
            if (LUA_PREFIX.matcher(name).matches() && !"door".equals(Architecture.roomOf(type.getPackageName()))) {
                faults.add(file(type) + ": " + name + " has the prefix Lua, which only the door uses");
            }
        }
        report("names");
    }

    @Test
    void packages_have_heads() {
        Set<Path> folders = new TreeSet<>();
        for (SourceFile source : Product.SOURCES) {
            folders.add(source.path().getParent());
        }
        for (Path folder : folders) {
            Path head = folder.resolve("package-info.java");
            if (!Files.exists(head)) {
                faults.add(Repository.name(folder) + ": package-info.java is missing; it answers " + HEAD);
                continue;
            }
            String text = Repository.read(head);
            for (String question : HEAD) {
                if (!text.contains(question)) {
                    faults.add(Repository.name(head) + ": the head does not answer " + question);
                }
            }
        }
        report("package heads");
    }

    @Test
    void door_shows_no_engine_type() {
        boolean looked = false;
        for (JavaClass type : Product.CLASSES) {
            if (!"door".equals(Architecture.roomOf(type.getPackageName())) || !isVisible(type.getModifiers())) {
                continue;
            }
            looked = true;
            for (JavaMember member : type.getMembers()) {
                if (!isVisible(member.getModifiers())) {
                    continue;
                }
                for (JavaClass named : member.getAllInvolvedRawTypes()) {
                    if (named.getPackageName().startsWith("io.perilune.engine")) {
                        faults.add(file(type) + ": " + member.getDescription() + " shows " + named.getName());
                    }
                }
            }
        }
        report("door signatures");
        assertTrue(looked, "the door has no public type");
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    /** The source file of a class, as a path from the root. */
    private static String file(JavaClass type) {
        String folder = type.getPackageName().replace('.', '/');
        String room = Architecture.roomOf(type.getPackageName());
        String module = room != null && ADAPTERS.contains(room) ? room : "core";
        String simple = type.getSource().flatMap(source -> source.getFileName()).orElse(type.getSimpleName() + ".java");
        return module + "/src/main/java/" + folder + "/" + simple;
    }

    private void report(String rule) {
        if (!faults.isEmpty()) {
            fail(rule + ":\n  " + String.join("\n  ", faults) + "\n" + PAGE);
        }
    }

    /** Read once for all tests of the class. */
    private static final class Product {
        static final JavaClasses CLASSES = importClasses();
        static final List<SourceFile> SOURCES = SourceFile.parse(PRODUCT.stream()
                .flatMap(module ->
                        Repository.files(Repository.root().resolve(module + "/src/main/java"), ".java").stream())
                .toList());

        private static JavaClasses importClasses() {
            ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
            List<Path> folders =
                    PRODUCT.stream().map(module -> Repository.classes(module)).toList();
            folders.forEach(folder -> Repository.files(folder, ".class"));
            return new ClassFileImporter().importPaths(folders);
        }
    }
}
