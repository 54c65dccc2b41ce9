package io.perilune.benchmarks.library;

import java.util.Locale;

/** Everything that runs Lua inside a JVM. Nothing outside this package and that of the boundary knows a library by name. */
public enum Library {
    PERILUNE("Perilune") {
        @Override
        public Session open() {
            return new PeriluneSession();
        }
    },
    LUAJ("LuaJ 3.0.1") {
        @Override
        public Session open() {
            return new LuajSession(false);
        }
    },
    LUAJC("LuaJ 3.0.1 luajc") {
        @Override
        public Session open() {
            return new LuajSession(true);
        }
    },
    LUAJAVA("luajava 4.1.0") {
        @Override
        public Session open() {
            return new LuajavaSession();
        }
    };

    private final String title;

    Library(String title) {
        this.title = title;
    }

    /** A new state with the standard libraries. */
    public abstract Session open();

    /** The name for people. */
    public String title() {
        return title;
    }

    /** The name on a command line. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it runs here: one of them is native code, which not every machine can load. */
    public boolean isPresent() {
        try (Session session = open()) {
            return session.load("return 1", "probe").call() instanceof Number;
        } catch (LinkageError | RuntimeException e) {
            return false;
        }
    }
}
