package io.perilune.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.perilune.Lua;
import io.perilune.LuaEntry;
import io.perilune.LuaNull;
import io.perilune.LuaString;
import io.perilune.LuaTable;
import io.perilune.LuaValue;
import io.perilune.Parameter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Values of one {@link Lua} to and from JSON texts, trees and Java objects, as an {@link ObjectMapper} maps them:
 *
 * <pre>{@code
 * JsonMapping json = JsonMapping.of(lua);
 * lua.globals().set("order", json.toLua(order));        // any object that Jackson writes
 * Order changed = json.fromLua(lua.globals().get("order"), Order.class);
 * lua.globals().set("json", json.library());            // json.encode, json.decode for scripts
 * }</pre>
 *
 * <p>A table is a list when it is marked as one (see {@link #arrayMetatable}) or has the keys 1 to n and no others, else an object with
 * texts and numbers as keys; nothing is left out silently. Strings that are no UTF-8 are binary. For the rest see
 * {@link MappingOption}.
 *
 * <p>Immutable: each setting gives a new mapping. Any thread may use it; the Lua is entered for each conversion.
 */
@SuppressWarnings("try") // being inside is all that is wanted of an entry
public final class JsonMapping {
    private static final Set<MappingOption> DEFAULTS = Set.of(
            MappingOption.MARK_ARRAYS,
            MappingOption.KEEP_NULLS,
            MappingOption.REFUSE_UNSUPPORTED,
            MappingOption.REFUSE_CYCLES,
            MappingOption.FILL_GAPS);

    private static final LuaString ARRAY = LuaString.of("array");

    /** One a Lua, so that all mappings recognise each other's arrays. */
    private record ArrayMark(LuaTable metatable) {}

    private final Lua lua;
    private final ObjectMapper mapper;
    private final Set<MappingOption> options;
    private final Set<Class<?>> objects;
    private final LuaTable arrayMetatable;

    private JsonMapping(Lua lua, ObjectMapper mapper, Set<MappingOption> options, Set<Class<?>> objects) {
        this.lua = lua;
        this.mapper = mapper;
        this.options = options;
        this.objects = objects;
        this.arrayMetatable = mark(lua).metatable();
    }

    /** A mapping with a plain mapper. */
    public static JsonMapping of(Lua lua) {
        return of(lua, new ObjectMapper());
    }

    /** A mapping with a mapper of the program's own, which decides how objects are written and read. */
    public static JsonMapping of(Lua lua, ObjectMapper mapper) {
        return new JsonMapping(lua, mapper, DEFAULTS, Set.of());
    }

    private static ArrayMark mark(Lua lua) {
        try (LuaEntry inside = lua.enter()) {
            return lua.attributes().get(ArrayMark.class).orElseGet(() -> {
                LuaTable metatable = lua.table().set("__name", ARRAY).set("__metatable", false);
                ArrayMark mark = new ArrayMark(metatable);
                lua.attributes().put(ArrayMark.class, mark);
                return mark;
            });
        }
    }

    /** This mapping with an option on. */
    public JsonMapping with(MappingOption option) {
        Set<MappingOption> more = EnumSet.copyOf(options);
        more.add(option);
        return new JsonMapping(lua, mapper, more, objects);
    }

    /** This mapping with an option off. */
    public JsonMapping without(MappingOption option) {
        Set<MappingOption> fewer = EnumSet.noneOf(MappingOption.class);
        fewer.addAll(options);
        fewer.remove(option);
        return new JsonMapping(lua, mapper, fewer, objects);
    }

    /**
     * This mapping for objects of a class, too: userdata that hold one are written by the mapper, and are themselves where
     * {@link #fromLua} wants one. Objects of other classes are not, for it is scripts that say what is written.
     */
    public JsonMapping withObjects(Class<?> type) {
        Set<Class<?>> more = new HashSet<>(objects);
        more.add(type);
        return new JsonMapping(lua, mapper, options, Set.copyOf(more));
    }

    /** The metatable of tables that are lists whatever they hold. Scripts make one by {@code json.array}. */
    public LuaTable arrayMetatable() {
        return arrayMetatable;
    }

    // Into Lua.

    /**
     * Any object that the mapper can write, as a value of Lua: beans, records and maps as tables, lists and arrays as lists, binary data as
     * a string. A {@link JsonNode} is one of these.
     *
     * @throws MappingException when Jackson refuses it, or a number does not fit
     */
    public LuaValue toLua(Object object) {
        try (TokenBuffer tokens = new TokenBuffer(mapper, false)) {
            mapper.writeValue(tokens, object);
            try (JsonParser parser = tokens.asParser()) {
                return read(parser);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * A JSON text as a value of Lua.
     *
     * @throws MappingException when the text is no JSON, or has more behind the first value; the cause knows line and column
     */
    public LuaValue parse(String json) {
        try (JsonParser parser = mapper.createParser(json)) {
            LuaValue value = read(parser);
            if (parser.nextToken() != null) {
                throw new MappingException("", "more than one value in the text", null);
            }
            return value;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * The next value of a parser of any format.
     *
     * @throws IOException what the parser throws
     */
    public LuaValue read(JsonParser parser) throws IOException {
        try (LuaEntry inside = lua.enter()) {
            return new TreeReader(lua, options, arrayMetatable, parser).read();
        }
    }

    // Out of Lua.

    /**
     * A value of Lua as an object that the mapper can read.
     *
     * @throws MappingException when it does not fit
     */
    @SuppressWarnings("unchecked") // Jackson gives what it is asked for, primitives boxed
    public <T> T fromLua(LuaValue value, Class<T> type) {
        return (T) fromLua(value, mapper.constructType(type));
    }

    /** As {@link #fromLua(LuaValue, Class)}, for types with arguments. */
    @SuppressWarnings("unchecked") // Jackson gives what it is asked for
    public <T> T fromLua(LuaValue value, TypeReference<T> type) {
        return (T) fromLua(value, mapper.constructType(type));
    }

    /** As {@link #fromLua(LuaValue, Class)}, for a type of Jackson's. */
    public Object fromLua(LuaValue value, JavaType type) {
        try (TokenBuffer tokens = new TokenBuffer(mapper, false)) {
            write(value, tokens, false, (object, to) -> to.writeEmbeddedObject(object));
            try (JsonParser parser = tokens.asParser()) {
                return mapper.readValue(parser, type);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * A value of Lua as a tree.
     *
     * @throws MappingException when it has no JSON
     */
    public JsonNode toTree(LuaValue value) {
        try (TokenBuffer tokens = new TokenBuffer(mapper, false)) {
            write(value, tokens);
            try (JsonParser parser = tokens.asParser()) {
                JsonNode tree = mapper.readTree(parser);
                return tree == null ? mapper.nullNode() : tree;
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * A value of Lua as a JSON text.
     *
     * @throws MappingException when it has none
     */
    public String write(LuaValue value) {
        try (StringWriter text = new StringWriter();
                JsonGenerator generator = mapper.createGenerator(text)) {
            write(value, generator);
            generator.flush();
            return text.toString();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * A value of Lua to a generator of any format.
     *
     * @throws IOException what the generator throws
     */
    public void write(LuaValue value, JsonGenerator generator) throws IOException {
        write(value, generator, true, (object, to) -> mapper.writeValue(to, object));
    }

    private void write(LuaValue value, JsonGenerator generator, boolean textual, TreeWriter.ObjectWriter writer)
            throws IOException {
        try (LuaEntry inside = lua.enter()) {
            new TreeWriter(options, this::isMarked, objects, writer, textual, generator).write(value);
        }
    }

    private boolean isMarked(LuaTable table) {
        return table.metatable().filter(arrayMetatable::equals).isPresent();
    }

    // For scripts and for other mappers.

    /**
     * A table for scripts: {@code encode(value)} gives a text, {@code decode(text)} a value, {@code null} is what null is, and
     * {@code array(table)} marks a table as a list and gives it back.
     */
    public LuaTable library() {
        return lua.table()
                .set("null", LuaNull.NULL)
                .set("encode", lua.function(Parameter.of(LuaValue.class), value -> write(value)))
                .set("decode", lua.function(String.class, text -> parse(text)))
                .set("array", lua.function(Parameter.of(LuaTable.class), table -> table.setMetatable(arrayMetatable)));
    }

    /**
     * A module by which a mapper writes values of Lua wherever they stand in its objects, with the default options. Marks of arrays are
     * those of the Lua that a table belongs to.
     */
    public static Module module() {
        return new SimpleModule("perilune").addSerializer(LuaValue.class, new Serializer());
    }

    private static final class Serializer extends StdSerializer<LuaValue> {
        private static final long serialVersionUID = 1;

        Serializer() {
            super(LuaValue.class);
        }

        /** By the name: which Lua the table belongs to is not known here. */
        private static boolean isMarked(LuaTable table) {
            return table.metatable()
                    .map(metatable -> metatable.rawGet("__name"))
                    .filter(ARRAY::equals)
                    .isPresent();
        }

        @Override
        public void serialize(LuaValue value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            new TreeWriter(DEFAULTS, Serializer::isMarked, Set.of(), (object, to) -> {}, false, generator).write(value);
        }
    }

    private static MappingException failure(IOException e) {
        String problem = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        String path = "";
        if (e instanceof JsonMappingException mapping) {
            Path steps = new Path();
            for (JsonMappingException.Reference step : mapping.getPath()) {
                // Positions count from 1, as everywhere in Lua.
                steps.enter(step.getFieldName() != null ? step.getFieldName() : (Object) (step.getIndex() + 1L));
            }
            path = steps.toString();
        }
        return new MappingException(path, problem == null ? e.getClass().getName() : problem, e);
    }
}
