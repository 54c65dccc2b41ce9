package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.bind.LuaConstructor;
import io.perilune.bind.LuaField;
import io.perilune.bind.LuaMeta;
import io.perilune.bind.LuaMethod;
import io.perilune.bind.LuaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UserTypeTest {
    static final class Account implements Comparable<Account>, AutoCloseable {
        final String owner;
        long balance;
        boolean closed;

        Account(String owner, long balance) {
            this.owner = owner;
            this.balance = balance;
        }

        @Override
        public int compareTo(Account that) {
            return Long.compare(balance, that.balance);
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public String toString() {
            return owner + ":" + balance;
        }
    }

    private static final UserType<Account> ACCOUNT = UserType.of(Account.class)
            .function(
                    "new",
                    List.of(Parameter.of(String.class), Parameter.of(long.class).orElse(0L)),
                    a -> new Account((String) a[0], (long) a[1]))
            .constant("LIMIT", 1000)
            .field("owner", a -> a.owner)
            .field("balance", long.class, a -> a.balance, (a, v) -> a.balance = v)
            .method("deposit", long.class, (a, amount) -> a.balance += amount)
            .action("reset", a -> a.balance = 0)
            .meta("__len", a -> a.owner.length())
            .meta("__add", Account.class, (a, b) -> new Account(a.owner + b.owner, a.balance + b.balance))
            .operator("__mul", List.of(Parameter.of(LuaValue.class), Parameter.of(LuaValue.class)), a -> {
                LuaValue account = a[0] instanceof LuaUserdata ? (LuaValue) a[0] : (LuaValue) a[1];
                LuaValue factor = account == a[0] ? (LuaValue) a[1] : (LuaValue) a[0];
                return account.as(Account.class).balance * factor.as(long.class);
            });

    @LuaType("Shape")
    interface Figure {
        @LuaMethod
        double area();

        @LuaMethod
        default String kind() {
            return "figure";
        }
    }

    @LuaType
    static class Box implements Figure {
        @LuaField
        static final int SIDES = 4;

        @LuaField
        public double width;

        private double height;

        @LuaField(readOnly = true)
        final List<String> log = new ArrayList<>();

        @LuaConstructor
        Box(double width, double height) {
            this.width = width;
            this.height = height;
        }

        @LuaMethod
        static Box square(double side) {
            return new Box(side, side);
        }

        @LuaField
        double getHeight() {
            return height;
        }

        @LuaField
        void setHeight(double value) {
            if (value < 0) {
                throw new IllegalArgumentException("negative height");
            }
            height = value;
        }

        @Override
        @LuaMethod
        public double area() {
            return width * height;
        }

        @LuaMethod
        String describe(Lua lua, @Nullable String prefix, String... notes) {
            return (prefix == null ? "" : prefix) + lua.load("return 'L'").eval(String.class) + String.join(",", notes);
        }

        @LuaMethod("set")
        String setLong(long value) {
            return "long";
        }

        @LuaMethod("set")
        String setDouble(double value) {
            return "double";
        }

        @LuaMethod("set")
        String setText(String value) {
            return "text";
        }

        @LuaMethod("set")
        String setBox(Figure value) {
            return "figure";
        }

        @LuaMethod("set")
        String setBox(Box value) {
            return "box";
        }

        @LuaMethod("set")
        String setTwo(int a, int b) {
            return "two";
        }

        @LuaMethod("mix")
        String mix(long a, double b) {
            return "ld";
        }

        @LuaMethod("mix")
        String mix(double a, long b) {
            return "dl";
        }

        @LuaMeta("__eq")
        static boolean same(Box a, Box b) {
            return a.width == b.width && a.height == b.height;
        }

        public void hidden() {}
    }

    static final class Cube extends Box {
        Cube(double side) {
            super(side, side);
        }

        @Override
        public String kind() {
            return "cube";
        }
    }

    @LuaType(strict = true)
    record Point(int x, int y) {
        @LuaMethod
        Point plus(Point that) {
            return new Point(x + that.x, y + that.y);
        }
    }

    public static class Counter {
        public int count;

        public Counter() {}

        public Counter(int start) {
            count = start;
        }

        public int next() {
            return ++count;
        }

        public static String help() {
            return "counts";
        }
    }

    private final Lua lua = Lua.create();

    private <T> T eval(String expression, Class<T> type) {
        return lua.load("return " + expression).name("=t").eval(type);
    }

    private String error(String script) {
        return assertThrows(
                        LuaRuntimeException.class,
                        () -> lua.load(script).name("=t").exec())
                .getMessage();
    }

    @Test
    void fluentType_hasAllKindsOfMembers() {
        lua.globals().set("Account", lua.register(ACCOUNT));
        Account account = new Account("ann", 5);
        lua.globals().set("a", account);
        assertEquals(15, eval("a:deposit(10)", int.class));
        assertEquals("ann 15 1000", eval("a.owner .. ' ' .. a.balance .. ' ' .. a.LIMIT", String.class));
        lua.load("a.balance = 7").exec();
        assertEquals(7, account.balance);
        assertEquals(3, eval("#a", int.class));
        assertEquals("annbob:7", eval("tostring(a + Account.new('bob'))", String.class));
        assertEquals("14 14", eval("a * 2 .. ' ' .. 2 * a", String.class));
        assertEquals(true, eval("Account.new('x', 1) < a and a <= a and not (a < a)", boolean.class));
        assertEquals(0, eval("select('#', a:reset())", int.class));
        lua.load("do local c <close> = a end").exec();
        assertTrue(account.closed);
        assertEquals(1000, eval("Account.LIMIT", int.class));
        assertEquals(
                "false Account",
                eval("tostring(getmetatable(a)) .. ' ' .. type(a):gsub('userdata', 'Account')", String.class));
    }

    @Test
    void sameObject_isTheSameValue() {
        lua.register(ACCOUNT);
        Account account = new Account("ann", 5);
        lua.globals().set("a", account).set("list", List.of(account, new Account("ann", 5)));
        assertEquals(true, eval("a == list[1] and a ~= list[2]", boolean.class));
        lua.load("t = {[a] = 'found'}").exec();
        lua.globals().set("again", account);
        assertEquals("found", eval("t[again]", String.class));
        assertSame(account, eval("a", Account.class));
        assertSame(account, lua.globals().get("a", Object.class));
        assertEquals(lua.value(account), lua.value(account));
    }

    @Test
    void misuse_isNamed() {
        lua.globals().set("Account", lua.register(ACCOUNT)).set("a", new Account("ann", 5));
        assertEquals("t:1: bad argument #1 to 'deposit' (integer expected, got string)", error("a:deposit('x')"));
        assertEquals(
                "t:1: calling 'deposit' on bad self (Account expected, got table)",
                error("local t = {deposit = a.deposit} t:deposit(1)"));
        assertEquals(
                "t:1: bad argument #1 to 'deposit' (Account expected, got no value)",
                error("local deposit = a.deposit deposit()"));
        assertEquals("t:1: cannot set field 'owner' of Account", error("a.owner = 'b'"));
        assertEquals("t:1: no field 'colour' of Account", error("a.colour = 'b'"));
        assertEquals(
                "t:1: bad value for field 'balance' of Account (integer expected, got nil)", error("a.balance = nil"));
        assertEquals(LuaNil.NIL, eval("a.colour", LuaValue.class));
        assertEquals("t:1: attempt to compare Account with number", error("return a < 1"));
        assertThrows(
                IllegalArgumentException.class, () -> UserType.of(Account.class).meta("__gc", a -> null));
    }

    @Test
    void annotatedClass_isFoundByItself() {
        Box box = new Box(2, 3);
        lua.globals().set("b", box).set("Box", lua.type(Box.class));
        assertEquals(6.0, eval("b:area()", double.class));
        assertEquals("2.0 3.0 4", eval("b.width .. ' ' .. b.height .. ' ' .. b.SIDES", String.class));
        lua.load("b.width = 5 b.height = 6.5").exec();
        assertEquals(6.5, box.height);
        assertEquals("figure", eval("b:kind()", String.class));
        assertEquals(16.0, eval("Box.square(4):area()", double.class));
        assertEquals(2.0, eval("Box.new(1, 2):area()", double.class));
        assertEquals(4, eval("Box.SIDES", int.class));
        assertEquals(true, eval("Box.new(1, 2) == Box.new(1, 2)", boolean.class));
        assertEquals("p:La,b", eval("b:describe('p:', 'a', 'b')", String.class));
        assertEquals("L", eval("b:describe()", String.class));
        assertEquals(LuaNil.NIL, eval("b.hidden", LuaValue.class));
        LuaHostException e = assertThrows(
                LuaHostException.class, () -> lua.load("b.height = -1").exec());
        assertEquals(IllegalArgumentException.class, e.getCause().getClass());
        assertEquals("t:1: cannot set field 'log' of Box", error("b.log = {}"));
    }

    @Test
    void overloads_areChosenByFit() {
        lua.globals().set("b", new Box(1, 1)).set("cube", new Cube(1));
        assertEquals("long", eval("b:set(1)", String.class));
        assertEquals("double", eval("b:set(1.0)", String.class));
        assertEquals("text", eval("b:set('1')", String.class));
        assertEquals("box", eval("b:set(cube)", String.class));
        assertEquals("two", eval("b:set(1, 2)", String.class));
        assertEquals("ld", eval("b:mix(1, 1.5)", String.class));
        assertEquals("t:1: the call of 'mix' is ambiguous", error("b:mix(1, 1)"));
        assertEquals("t:1: no form of 'set' takes these arguments", error("b:set({})"));
    }

    @LuaType
    static final class Web {
        final List<CompletableFuture<String>> pending = new ArrayList<>();

        @LuaMethod
        CompletionStage<String> fetch(String page) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            pending.add(answer);
            return answer;
        }

        @LuaMethod
        CompletionStage<String> fetch(int page) {
            return CompletableFuture.completedFuture("page " + page);
        }
    }

    @Test
    void methods_mayReturnStages() throws Exception {
        Web web = new Web();
        Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
        try (Lua own = Lua.builder().executor(steps::add).build()) {
            own.globals().set("web", web);
            CompletableFuture<String> call = own.load("local ok, e = pcall(web.fetch, web, 'bad')"
                            + " return web:fetch('a') .. web:fetch(7) .. tostring(e)")
                    .callAsync(String.class);
            runAll(steps);
            web.pending.get(0).completeExceptionally(new IllegalStateException("gone"));
            runAll(steps);
            assertFalse(call.isDone());
            web.pending.get(1).complete("text of a, ");
            runAll(steps);
            assertEquals("text of a, page 7gone", call.get(0, TimeUnit.SECONDS));
        }
    }

    private static void runAll(Queue<Runnable> steps) {
        for (Runnable step = steps.poll(); step != null; step = steps.poll()) {
            step.run();
        }
    }

    @Test
    void members_areInherited() {
        lua.globals().set("c", new Cube(2));
        assertEquals("cube 4.0", eval("c:kind() .. ' ' .. c:area()", String.class));
        assertTrue(lua.globals().get("c", LuaUserdata.class).isInstance(Figure.class));
        assertEquals(4.0, eval("c", Figure.class).area());
    }

    @Test
    void records_withTypeAreUserdata() {
        lua.globals().set("p", new Point(1, 2));
        assertEquals("4 Point[x=2, y=4]", eval("p:plus(p).y .. ' ' .. tostring(p:plus(p))", String.class));
        assertEquals("t:1: cannot set field 'x' of Point", error("p.x = 1"));
        assertEquals("t:1: no field 'z' of Point", error("return p.z"));
    }

    @Test
    void exposedClass_showsPublicMembersOnly() {
        LuaTable type = lua.expose(Counter.class);
        lua.globals().set("Counter", type);
        assertEquals(6, eval("Counter.new(5):next()", int.class));
        assertEquals(1, eval("Counter.new():next()", int.class));
        assertEquals("counts", eval("Counter.help()", String.class));
        lua.load("c = Counter.new() c.count = 9").exec();
        assertEquals(10, eval("c:next()", int.class));
        for (String name : List.of("getClass", "wait", "notify", "notifyAll", "hashCode", "equals", "finalize")) {
            assertEquals(LuaNil.NIL, eval("c." + name, LuaValue.class), name);
        }
        for (Class<?> type2 : List.of(Class.class, Thread.class, ClassLoader.class, Runtime.class, Lua.class)) {
            assertThrows(IllegalArgumentException.class, () -> lua.expose(type2), type2.getName());
        }
    }

    @Test
    void unknownClasses_doNotComeIn() {
        assertThrows(LuaConversionException.class, () -> lua.value(new Counter()));
        assertThrows(IllegalArgumentException.class, () -> lua.type(Counter.class));
        LuaUserdata opaque = lua.userdata(new Counter());
        lua.globals().set("o", opaque);
        assertTrue(error("return o.count").startsWith("t:1: attempt to index a userdata value"));
        assertFalse(opaque.hasMetatable());
    }

    @Test
    void scope_revokesWhatItLent() {
        lua.register(ACCOUNT);
        Account account = new Account("ann", 5);
        List<String> order = new ArrayList<>();
        try (LuaScope scope = lua.scope()) {
            lua.globals()
                    .set("a", scope.lend(account))
                    .set("f", scope.function(int.class, i -> i + 1))
                    .set("g", scope.function(arguments -> arguments.size()));
            lua.load("kept = {a = a, f = f, owner = a.owner}").exec();
            assertEquals(3, eval("f(2)", int.class));
            scope.onClose(() -> order.add("first"));
            scope.onClose(() -> {
                order.add("second");
                assertEquals(false, eval("pcall(function() return kept.a.owner end)", boolean.class));
            });
        }
        assertEquals(List.of("first", "second"), order);
        LuaHostException e = assertThrows(
                LuaHostException.class, () -> lua.load("kept.a:deposit(1)").exec());
        assertEquals(LuaRevokedException.class, e.getCause().getClass());
        assertTrue(e.getMessage().endsWith("this Account was lent to Lua by a scope that has ended"), e.getMessage());
        assertEquals(false, eval("pcall(f, 1)", boolean.class));
        assertEquals(false, eval("pcall(g)", boolean.class));
        assertThrows(LuaRevokedException.class, () -> lua.globals().get("a", Account.class));
        assertFalse(lua.globals().get("a", LuaUserdata.class).isInstance(Account.class));
        lua.globals().set("again", account);
        assertEquals("ann", eval("again.owner", String.class));
    }

    @Test
    void scope_leavesOtherValuesOfTheObject() {
        lua.register(ACCOUNT);
        Account account = new Account("ann", 5);
        lua.globals().set("own", account);
        LuaScope scope = lua.scope();
        lua.globals().set("lent", scope.lend(account));
        scope.close();
        scope.close();
        assertEquals("ann", eval("own.owner", String.class));
        assertEquals(false, eval("pcall(function() return lent.owner end)", boolean.class));
        assertThrows(IllegalStateException.class, () -> scope.lend(account));
    }
}
