package io.perilune.examples;

import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaFunction;
import io.perilune.LuaHostException;
import io.perilune.LuaLimitException;
import io.perilune.LuaRuntimeException;
import io.perilune.LuaTable;
import io.perilune.LuaThread;
import io.perilune.Parameter;
import io.perilune.Sandbox;
import io.perilune.UserType;
import io.perilune.bind.LuaConstructor;
import io.perilune.bind.LuaField;
import io.perilune.bind.LuaMeta;
import io.perilune.bind.LuaMethod;
import io.perilune.bind.LuaType;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A tour of Perilune, one stop a method; what each prints stands beside it. */
public final class GuidedTour {
    private GuidedTour() {}

    /** The whole tour. */
    public static void main(String[] arguments) throws Exception {
        try (Lua lua = Lua.create()) {
            values(lua);
            tables(lua);
            functions(lua);
            records(lua);
            classes(lua);
            errors(lua);
            coroutines(lua);
            later(lua);
        }
        strangers();
    }

    private static void values(Lua lua) {
        long sum = lua.load("1 + 1").eval(long.class);
        String greeting = lua.load("return 'hello ' .. ...").call(String.class, "moon");
        System.out.println(sum + " " + greeting); // 2 hello moon
    }

    private static void tables(Lua lua) {
        LuaTable config = lua.load("{name = 'x', ports = {80, 443}, db = {user = 'admin'}}")
                .eval(LuaTable.class);
        System.out.println(config.get("name", String.class)); // x
        System.out.println(config.path("db.user", String.class)); // admin
        System.out.println(config.get("ports", LuaTable.class).toList(int.class)); // [80, 443]
        config.get("ports", LuaTable.class).asList(int.class).add(8080);
        System.out.println(config.path("ports[3]", int.class)); // 8080
    }

    private static void functions(Lua lua) {
        lua.globals().set("shout", lua.function(String.class, text -> text.toUpperCase(java.util.Locale.ROOT) + "!"));
        lua.globals()
                .set(
                        "repeated",
                        lua.function(
                                Parameter.of(String.class),
                                Parameter.of(int.class).orElse(2),
                                String::repeat));
        System.out.println(lua.load("shout(repeated('ab'))").eval(String.class)); // ABAB!
        LuaFunction twice = lua.load("return function(f, x) return f(f(x)) end").call(LuaFunction.class);
        System.out.println(twice.call(String.class, lua.globals().get("shout"), "hey")); // HEY!!
    }

    /** Records are tables in Lua. */
    record Point(double x, double y) {}

    private static void records(Lua lua) {
        lua.globals().set("p", new Point(3, 4)).set("limits", Map.of("max", List.of(1, 2)));
        Point moved = lua.load("{x = p.x + limits.max[2], y = p.y}").eval(Point.class);
        System.out.println(moved); // Point[x=5.0, y=4.0]
    }

    /** Objects of annotated classes are used by reference: scripts see what is annotated, and nothing else. */
    @LuaType
    public static final class Account {
        @LuaField
        final String owner;

        private long balance;

        /** An empty account. */
        @LuaConstructor
        public Account(String owner) {
            this.owner = owner;
        }

        /** What is on it. */
        @LuaField
        public long getBalance() {
            return balance;
        }

        /** Puts something on it. */
        @LuaMethod
        public Account deposit(long amount) {
            balance += amount;
            return this;
        }

        /** The number of digits, for the sake of an operator. */
        @LuaMeta("__len")
        public int digits() {
            return Long.toString(balance).length();
        }
    }

    private static void classes(Lua lua) {
        lua.globals().set("Account", lua.type(Account.class));
        System.out.println(lua.load("local a = Account.new('ann'):deposit(120) return a.owner .. a.balance .. #a")
                .call(String.class)); // ann1203
        lua.globals()
                .set(
                        "StringBuilder",
                        lua.register(UserType.of(java.util.StringJoiner.class)
                                .function("new", List.of(), a -> new java.util.StringJoiner("-"))
                                .method("add", String.class, java.util.StringJoiner::add)));
        System.out.println(
                lua.load("tostring(StringBuilder.new():add('a'):add('b'))").eval(String.class)); // a-b
    }

    private static void errors(Lua lua) {
        lua.globals().set("open", lua.function(String.class, name -> {
            throw new FileNotFoundException(name);
        }));
        System.out.println(lua.load("select(2, pcall(open, 'f')).message").eval(String.class)); // f
        try {
            lua.load("open('g')").exec();
        } catch (LuaHostException e) {
            System.out.println(e.getCause()); // java.io.FileNotFoundException: g
        }
        try {
            lua.load("error({code = 7})").exec();
        } catch (LuaRuntimeException e) {
            System.out.println(((LuaTable) e.value()).get("code", int.class)); // 7
        }
    }

    private static void coroutines(Lua lua) {
        LuaThread counter = lua.thread(
                lua.load("for i = 1, 3 do coroutine.yield(i) end return 'done'").toFunction());
        System.out.println(
                counter.resume(int.class) + " " + counter.resume(int.class) + " " + counter.status()); // 1 2 SUSPENDED
    }

    private static void later(Lua lua) throws Exception {
        // To the script this is an ordinary call; while it waits, neither a thread nor the Lua is held.
        lua.globals()
                .set(
                        "fetch",
                        lua.asyncFunction(arguments -> CompletableFuture.supplyAsync(
                                () -> "page " + arguments.get(0),
                                CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS))));
        CompletableFuture<String> both =
                lua.load("return fetch('a') .. ', ' .. fetch('b')").callAsync(String.class);
        System.out.println(both.get(10, TimeUnit.SECONDS)); // page a, page b
    }

    private static void strangers() {
        Limits limits = Limits.of().instructions(1_000_000).memory(3 << 20).deadline(Duration.ofSeconds(5));
        try (Lua lua = Lua.builder().sandbox(Sandbox.UNTRUSTED).limits(limits).build()) {
            System.out.println(lua.load("tostring(os) .. tostring(io)").eval(String.class)); // nilnil
            lua.load("pcall(function() while true do end end)").exec();
        } catch (LuaLimitException e) {
            System.out.println(e.limit()); // INSTRUCTIONS
        }
    }
}
