using System.Reflection;
using AspNetWebSockets.ApiCompare.Assemblies;

namespace AspNetWebSockets.ApiCompare.Signatures;

/// <summary>The declaration of a type without its members.</summary>
internal static class TypeText
{
    public static string Of(Type type)
    {
        string access = type.IsPublic || type.IsNestedPublic ? "public " : "protected ";
        string name = TypeName.Full(type);
        string text = Kind(type) switch
        {
            "enum" => $"enum {name} : {TypeName.Full(type.GetEnumUnderlyingType())}",
            "delegate" => "delegate " + MemberText.Shape(type.GetMethod("Invoke")!, name),
            string kind => $"{kind} {name}{Bases(type)}",
        };
        return AttributeText.Of(type) + access + text;
    }

    /// <summary>Whether members of it are compared one by one.</summary>
    public static bool HasMembers(Type type) => Kind(type) is not "delegate";

    private static string Kind(Type type)
    {
        if (type.IsInterface)
        {
            return "interface";
        }

        if (type.IsValueType)
        {
            return type.IsEnum ? "enum" : "struct";
        }

        if (type.BaseType?.FullName is "System.MulticastDelegate")
        {
            return "delegate";
        }

        return (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static class",
            (true, _) => "abstract class",
            (_, true) => "sealed class",
            _ => "class",
        };
    }

    private static string Bases(Type type)
    {
        // Interfaces that come with the base type are the base type's: .NET's have lost those of COM.
        HashSet<string> inherited = [.. (type.BaseType?.GetInterfaces() ?? []).Select(TypeName.Full)];
        IEnumerable<string> own = type.GetInterfaces()
            .Where(Visibility.IsVisible)
            .Select(TypeName.Full)
            .Where(name => !inherited.Contains(name))
            .Order(StringComparer.Ordinal);
        string? baseType = type.BaseType is { FullName: not ("System.Object" or "System.ValueType") } one
            ? TypeName.Full(one)
            : null;
        string list = string.Join(", ", baseType is null ? own : own.Prepend(baseType));
        return list.Length == 0 ? "" : " : " + list;
    }
}
