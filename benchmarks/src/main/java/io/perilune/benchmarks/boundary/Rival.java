package io.perilune.benchmarks.boundary;

import io.perilune.Threading;

/** Whose boundary is measured. Nothing else of the comparison knows a rival by name. */
public enum Rival {
    PERILUNE("Perilune, confined") {
        @Override
        World open() {
            return new PeriluneWorld(Threading.CONFINED);
        }
    },
    PERILUNE_SHARED("Perilune, shared") {
        @Override
        World open() {
            return new PeriluneWorld(Threading.SHARED);
        }
    },
    LUAJ("LuaJ 3.0.1") {
        @Override
        World open() {
            return new LuajWorld();
        }
    },
    LUAJAVA("luajava 4.1.0") {
        @Override
        World open() {
            return new LuajavaWorld();
        }
    };

    private final String title;

    Rival(String title) {
        this.title = title;
    }

    /** A Lua for the calling thread, which is the only one to use it. */
    abstract World open();

    String title() {
        return title;
    }
}
