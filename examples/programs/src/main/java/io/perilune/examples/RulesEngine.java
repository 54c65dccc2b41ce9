package io.perilune.examples;

import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaException;
import io.perilune.LuaFunction;
import io.perilune.LuaTable;
import io.perilune.Sandbox;
import io.perilune.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Business rules in Lua over records of Java. Each rule is a function of an order; what it returns is a record again, converted and checked.
 * A rule that fails, or takes too long, is reported and does not stop the others.
 */
public final class RulesEngine {
    record Item(String name, int count, double price) {}

    record Order(String customer, List<Item> items, Map<String, String> tags) {}

    /** What a rule decides; a percentage, and why. */
    record Discount(int percent, Optional<String> reason) {}

    private static final String RULES = """
            rules = {}

            function rules.bulk(order)
              local count = 0
              for _, item in ipairs(order.items) do count = count + item.count end
              if count >= 10 then return {percent = 5, reason = count .. " pieces"} end
            end

            function rules.loyal(order)
              if order.tags.since and order.tags.since < "2020" then return {percent = 10} end
            end

            function rules.endless() while true do end end

            function rules.wrong() return {percent = "many"} end
            """;

    private RulesEngine() {}

    /** Applies the rules to one order, and prints what they say. */
    public static void main(String[] arguments) {
        Order order =
                new Order("ann", List.of(new Item("nut", 8, 0.1), new Item("bolt", 4, 0.2)), Map.of("since", "2017"));
        Limits limits = Limits.of().instructions(100_000);
        try (Lua lua = Lua.builder().sandbox(Sandbox.UNTRUSTED).limits(limits).build()) {
            lua.load(RULES).name("@rules.lua").exec();
            LuaTable rules = lua.globals().get("rules", LuaTable.class);
            for (String name : List.of("bulk", "loyal", "endless", "wrong")) {
                System.out.println(name + ": " + apply(rules.get(name, LuaFunction.class), order));
            }
        }
    }

    private static String apply(LuaFunction rule, Order order) {
        try {
            return rule.call(order)
                    .get(0, new TypeRef<Optional<Discount>>() {})
                    .map(Discount::toString)
                    .orElse("nothing");
        } catch (LuaException e) {
            return e.getMessage();
        }
    }
}
