using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

namespace System.Web.Script.Serialization;

/// <summary>Makes objects of what was read: dictionaries, lists, and the values of JSON.</summary>
[RequiresUnreferencedCode(JavaScriptSerializer.Reflects)]
[RequiresDynamicCode(JavaScriptSerializer.Reflects)]
internal sealed class JavaScriptObjectConverter(JavaScriptSerializer serializer)
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;

    /// <summary>Converts a value.</summary>
    /// <param name="value">What was read.</param>
    /// <param name="type">What is wanted; <see langword="null"/> for what suits the value.</param>
    internal object? Convert(object? value, Type? type)
    {
        if (value is null)
        {
            RequireNullable(type);
            return type == typeof(char) ? '\0' : (object?)null;
        }

        if (value.GetType() == type)
        {
            // So the arrays in a Dictionary<string, object> stay lists, as ever.
            return value;
        }

        return value switch
        {
            IDictionary<string, object?> dictionary => ConvertDictionary(dictionary, type),
            IList list => ConvertList(list, type),
            _ => type is null ? value : ConvertPrimitive(value, type),
        };
    }

    private static void RequireNullable(Type? type)
    {
        if (type is { IsValueType: true } && Nullable.GetUnderlyingType(type) is null && type != typeof(char))
        {
            throw new InvalidOperationException($"Cannot convert null to a value type, which '{type}' is.");
        }
    }

    private object? ConvertDictionary(IDictionary<string, object?> dictionary, Type? type)
    {
        Type? target = type;
        bool isNamed = false;
        if (dictionary.TryGetValue(JavaScriptSerializer.TypeMember, out object? id) && id is string name)
        {
            if (serializer.TypeResolver is { } resolver)
            {
                target =
                    resolver.ResolveType(name)
                    ?? throw new InvalidOperationException(
                        "The type that the JSON names in __type is not one of those that the JavaScriptTypeResolver allows."
                    );
                isNamed = true;
            }

            _ = dictionary.Remove(JavaScriptSerializer.TypeMember);
        }

        if (target is not null && serializer.ConverterOf(target) is { } converter)
        {
            return converter.Deserialize(dictionary, target, serializer);
        }

        if (DictionaryTypes(type) is { } types)
        {
            return ConvertToDictionary(dictionary, type!, types);
        }

        object result = isNamed || IsCreatable(target) ? Activator.CreateInstance(target!)! : dictionary;
        if (type is not null && !type.IsInstanceOfType(result))
        {
            throw Mismatch(type);
        }

        foreach (string member in dictionary.Keys.ToArray())
        {
            Assign(result, member, dictionary[member]);
        }

        return result;
    }

    private static Exception Mismatch(Type type) =>
        type.GetConstructor(Type.EmptyTypes) is null
            ? new MissingMethodException(
                $"No public constructor without parameters is defined for the type of '{type}', so no JSON object can become one."
            )
            : new InvalidOperationException($"Type '{type}' is not supported for deserialization of a JSON object.");

    private static (Type Key, Type Value)? DictionaryTypes(Type? type) =>
        type is { IsGenericType: true, GenericTypeArguments: [Type key, Type value] }
        && (
            typeof(IDictionary).IsAssignableFrom(type)
            || type.GetGenericTypeDefinition() == typeof(IDictionary<,>)
            || type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
        )
            ? (key, value)
            : null;

    private IDictionary ConvertToDictionary(
        IDictionary<string, object?> members,
        Type type,
        (Type Key, Type Value) types
    )
    {
        if (types.Key != typeof(string) && types.Key != typeof(object))
        {
            throw new InvalidOperationException(
                $"Type '{type}' is not supported for deserialization of a dictionary: its keys must be strings or objects."
            );
        }

        Type created = IsCreatable(type) ? type : typeof(Dictionary<,>).MakeGenericType(types.Key, types.Value);
        IDictionary result = (IDictionary)Activator.CreateInstance(created)!;
        foreach ((string name, object? value) in members)
        {
            result[name] = Convert(value, types.Value);
        }

        return result;
    }

    private void Assign(object target, string name, object? value)
    {
        if (target is IDictionary<string, object?> dictionary)
        {
            dictionary[name] = Convert(value, type: null);
            return;
        }

        Type type = target.GetType();
        if (type.GetProperty(name, Members)?.GetSetMethod() is { } set)
        {
            _ = set.Invoke(target, [Convert(value, set.GetParameters()[^1].ParameterType)]);
        }
        else if (type.GetField(name, Members) is { IsInitOnly: false } field)
        {
            field.SetValue(target, Convert(value, field.FieldType));
        }
    }

    private object ConvertList(IList list, Type? type)
    {
        if (type is null || type == typeof(object))
        {
            return Fill(new ArrayList(list.Count), list, typeof(object)).ToArray();
        }

        if (type.IsArray)
        {
            Type element = type.GetElementType()!;
            return Fill(new ArrayList(list.Count), list, element).ToArray(element);
        }

        if (
            type == typeof(ArrayList)
            || type == typeof(IEnumerable)
            || type == typeof(IList)
            || type == typeof(ICollection)
        )
        {
            return Fill(new ArrayList(list.Count), list, element: null);
        }

        if (type is { IsGenericType: true, GenericTypeArguments: [Type item] })
        {
            Type usual = typeof(List<>).MakeGenericType(item);
            bool isOfItsOwn = IsCreatable(type) && typeof(IList).IsAssignableFrom(type);
            if (isOfItsOwn || type.IsAssignableFrom(usual))
            {
                return Fill((IList)Activator.CreateInstance(isOfItsOwn ? type : usual)!, list, item);
            }
        }
        else if (IsCreatable(type) && typeof(IList).IsAssignableFrom(type))
        {
            return Fill((IList)Activator.CreateInstance(type)!, list, element: null);
        }

        throw new InvalidOperationException($"Type '{type}' is not supported for deserialization of an array.");
    }

    private T Fill<T>(T to, IList from, Type? element)
        where T : IList
    {
        foreach (object? item in from)
        {
            _ = to.Add(Convert(item, element));
        }

        return to;
    }

    private static object? ConvertPrimitive(object value, Type type)
    {
        TypeConverter converter = TypeDescriptor.GetConverter(type);
        if (converter.CanConvertFrom(value.GetType()))
        {
            return converter.ConvertFrom(context: null, CultureInfo.InvariantCulture, value);
        }

        if (converter.CanConvertFrom(typeof(string)))
        {
            // Numbers do not know each other, but each knows its text.
            string? text = value is DateTime time
                ? time.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture)
                : TypeDescriptor.GetConverter(value).ConvertToInvariantString(value);
            return converter.ConvertFromInvariantString(text!);
        }

        return type.IsInstanceOfType(value)
            ? value
            : throw new InvalidOperationException(
                $"Cannot convert object of type '{value.GetType()}' to type '{type}'."
            );
    }

    private bool IsCreatable(Type? type) =>
        type is { IsAbstract: false, IsArray: false }
        && type != typeof(object)
        && (
            type.IsValueType
            || serializer.ConverterOf(type) is not null
            || type.GetConstructor(Type.EmptyTypes) is not null
        );
}
