namespace AspNetWebSockets.TestSupport;

/// <summary>Type names as C# writes them, with namespaces except for the keywords.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        }

        if (type.IsByRef || type.IsPointer)
        {
            return Of(type.GetElementType()!) + (type.IsPointer ? "*" : "");
        }

        return Nullable.GetUnderlyingType(type) is { } underlying ? Of(underlying) + "?" : Qualified(type);
    }

    /// <summary>The name in its own declaration: without the namespace, with the declaring types.</summary>
    public static string InDeclaration(Type type)
    {
        string name = Qualified(type);
        return string.IsNullOrEmpty(type.Namespace) ? name : name[(type.Namespace.Length + 1)..];
    }

    private static string Qualified(Type type)
    {
        Type[] arguments = type.GetGenericArguments();
        int inherited = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        string prefix =
            type.DeclaringType is { } outer
                ? Qualified(
                    outer.IsGenericTypeDefinition && inherited > 0
                        ? outer.MakeGenericType(arguments[..inherited])
                        : outer
                ) + "."
            : string.IsNullOrEmpty(type.Namespace) ? ""
            : type.Namespace + ".";
        int arity = type.Name.IndexOf('`', StringComparison.Ordinal);
        return arity < 0
            ? prefix + type.Name
            : prefix + type.Name[..arity] + "<" + string.Join(", ", arguments[inherited..].Select(Of)) + ">";
    }
}
