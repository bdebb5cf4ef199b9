namespace AspNetWebSockets.ApiCompare.Signatures;

/// <summary>Names of types as C# writes them, whichever assembly declares the type.</summary>
internal static class TypeName
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["System.Void"] = "void",
        ["System.Object"] = "object",
        ["System.String"] = "string",
        ["System.Boolean"] = "bool",
        ["System.Char"] = "char",
        ["System.SByte"] = "sbyte",
        ["System.Byte"] = "byte",
        ["System.Int16"] = "short",
        ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int",
        ["System.UInt32"] = "uint",
        ["System.Int64"] = "long",
        ["System.UInt64"] = "ulong",
        ["System.Single"] = "float",
        ["System.Double"] = "double",
        ["System.Decimal"] = "decimal",
    };

    /// <summary>With the namespace: two types of the same full name are the same to the compiler of a moved file.</summary>
    public static string Full(Type type) => Render(type, Declared);

    /// <summary>Without the namespace, for people.</summary>
    public static string Short(Type type) => Render(type, static one => Bare(one.Name));

    private static string Render(Type type, Func<Type, string> name)
    {
        if (type.IsByRef)
        {
            return Render(type.GetElementType()!, name);
        }

        if (type.IsArray)
        {
            return Render(type.GetElementType()!, name) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        }

        if (type.IsPointer)
        {
            return Render(type.GetElementType()!, name) + "*";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (Keywords.TryGetValue(type.FullName ?? "", out string? keyword))
        {
            return keyword;
        }

        Type[] arguments = type.GetGenericArguments();
        return arguments switch
        {
            [] => name(type),
            [Type value] when type.Name is "Nullable`1" => Render(value, name) + "?",
            _ => $"{name(type)}<{string.Join(", ", arguments.Select(argument => Render(argument, name)))}>",
        };
    }

    private static string Declared(Type type) =>
        (type.IsNested ? Declared(type.DeclaringType!) : type.Namespace) + "." + Bare(type.Name);

    private static string Bare(string name) => name.Split('`')[0];
}
