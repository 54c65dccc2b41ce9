-- What a Java program can ask of values, where metamethods may have to answer. See Operation.

local tostring, resume, status = ...

local function finish(thread, ok, ...)
    if ok and status(thread) ~= "dead" then
        return finish(thread, resume(thread))
    end
    return ok, ...
end

return {
    index = function(container, key)
        return container[key]
    end,
    assign = function(container, key, value)
        container[key] = value
    end,
    length = function(value)
        return #value
    end,
    equal = function(a, b)
        return a == b
    end,
    less = function(a, b)
        return a < b
    end,
    less_or_equal = function(a, b)
        return a <= b
    end,
    concat = function(a, b)
        return a .. b
    end,
    text = function(value)
        return tostring(value)
    end,
    push = function(list, value)
        list[#list + 1] = value
    end,
    pop = function(list)
        local n = #list
        local value = list[n]
        if n > 0 then
            list[n] = nil
        end
        return value
    end,
    finish = function(thread, ...)
        return finish(thread, resume(thread, ...))
    end,
}
