package io.perilune.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Everything that can run {@code bench.lua}. Nothing else in this module knows a rival by name. */
enum Rival {
    PERILUNE("Perilune") {
        @Override
        List<String> command(Path root) {
            return List.of(root.resolve("perilune").toString());
        }
    },
    PUC("PUC 5.4") {
        @Override
        List<String> command(Path root) {
            return List.of("lua5.4");
        }
    },
    LUAJIT("LuaJIT") {
        @Override
        List<String> command(Path root) {
            return List.of("luajit");
        }
    },
    LUAJ("LuaJ 3.0.1") {
        @Override
        List<String> command(Path root) {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Path jar = root.resolve("benchmarks/target/fast/lib/luaj-jse-3.0.1.jar");
            return List.of(java, "-cp", jar.toString(), "lua");
        }
    };

    private final String title;

    Rival(String title) {
        this.title = title;
    }

    /** How the interpreter is started, before the name of the script. */
    abstract List<String> command(Path root);

    String title() {
        return title;
    }

    /** The name on the command line. */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the program to be started is there: by its path, or somewhere on the PATH. */
    boolean isPresent(Path root) {
        for (String word : command(root)) {
            if (word.endsWith(".jar") && !Files.exists(Path.of(word))) {
                return false;
            }
        }
        Path program = Path.of(command(root).get(0));
        if (program.isAbsolute()) {
            return Files.isExecutable(program);
        }
        for (String folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder).resolve(program))) {
                return true;
            }
        }
        return false;
    }
}
