import io.perilune.Lua;
import io.perilune.Multi;
import io.perilune.bind.LuaConstructor;
import io.perilune.bind.LuaConsumed;
import io.perilune.bind.LuaField;
import io.perilune.bind.LuaMeta;
import io.perilune.bind.LuaMethod;
import io.perilune.bind.LuaType;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

@LuaType(value = "Konto", strict = true)
public class Account {
    @Retention(RetentionPolicy.RUNTIME)
    @interface Nullable {}

    @LuaType
    public record Entry(String text, long amount) {
        @LuaConstructor
        public Entry {}

        @LuaMethod
        public static Entry of(long amount) {
            return new Entry("?", amount);
        }
    }

    @LuaField
    static final long LIMIT = 1000;

    @LuaField("owner")
    String name;

    @LuaField(readOnly = true)
    int opened = 3;

    private long balance;
    private String note;

    @LuaConstructor
    public Account(String name) {
        this.name = name;
    }

    @LuaConstructor("with")
    public Account(String name, long... deposits) {
        this(name);
        for (long each : deposits) {
            balance += each;
        }
    }

    @LuaField
    long getBalance() {
        return balance;
    }

    @LuaField
    void setBalance(long value) throws IOException {
        if (value < 0) {
            throw new IOException("below zero");
        }
        balance = value;
    }

    @LuaField
    void setNote(@Nullable String value) {
        note = value;
    }

    @LuaMethod
    String show() {
        return name + " " + balance + " " + note;
    }

    @LuaMethod
    void add(long amount) {
        balance += amount;
    }

    @LuaMethod
    void add(String amount) {
        balance += 1000 * Long.parseLong(amount);
    }

    @LuaMethod
    long total(List<Entry> entries, Map<String, Long> more) {
        long sum = 0;
        for (Entry each : entries) {
            sum += each.amount();
        }
        for (long each : more.values()) {
            sum += each;
        }
        return sum;
    }

    @LuaMethod
    static String join(Lua lua, String between, Object... parts) {
        List<String> texts = new ArrayList<>();
        for (Object each : parts) {
            texts.add(lua.value(each).toString());
        }
        return String.join(between, texts);
    }

    @LuaMethod
    Multi pair() {
        return Multi.of(name, balance);
    }

    @LuaMethod
    CompletionStage<String> later() {
        return CompletableFuture.supplyAsync(() -> "later " + name);
    }

    @LuaMethod(consumes = true)
    String shut() {
        return "shut " + name;
    }

    @LuaMethod
    void merge(@LuaConsumed Account other) {
        balance += other.balance;
    }

    @LuaMeta("__add")
    static Account plus(Account a, Account b) {
        return new Account(a.name + b.name, a.balance, b.balance);
    }

    @LuaMeta("__call")
    long call(int factor) {
        return balance * factor;
    }

    @Override
    public String toString() {
        return "Account of " + name;
    }
}
