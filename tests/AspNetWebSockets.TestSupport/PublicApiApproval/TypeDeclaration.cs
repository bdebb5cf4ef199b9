using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace AspNetWebSockets.TestSupport;

/// <summary>One type with its members, indented, one line each.</summary>
internal static class TypeDeclaration
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    public static string Render(Type type)
    {
        StringBuilder text = new();
        text.Append(AttributeList.Render(type)).Append(Header(type)).Append('\n');
        foreach (string member in Members(type).Order(StringComparer.Ordinal))
        {
            text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Header(Type type)
    {
        string access = type.IsNestedFamily || type.IsNestedFamORAssem ? "protected " : "public ";
        if (IsDelegate(type))
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            return $"{access}delegate {MemberSignature.ReturnType(invoke)} {TypeName.InDeclaration(type)}({MemberSignature.Parameters(invoke)})"
                + GenericConstraints.Of(type.GetGenericArguments());
        }

        List<string> bases = [.. Bases(type)];
        return access
            + Kind(type)
            + TypeName.InDeclaration(type)
            + (bases.Count == 0 ? "" : " : " + string.Join(", ", bases))
            + GenericConstraints.Of(type.GetGenericArguments());
    }

    private static string Kind(Type type)
    {
        if (type.IsInterface)
        {
            return "interface ";
        }

        if (type.IsEnum)
        {
            return "enum ";
        }

        if (type.IsValueType)
        {
            return (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "")
                + (type.IsByRefLike ? "ref " : "")
                + "struct ";
        }

        string modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "",
        };
        return modifier + "class ";
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return [TypeName.Of(Enum.GetUnderlyingType(type))];
        }

        IEnumerable<string> interfaces = type.GetInterfaces()
            .Where(face => face.IsVisible)
            .Select(TypeName.Of)
            .Order(StringComparer.Ordinal);
        return type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)
            ? interfaces.Prepend(TypeName.Of(parent))
            : interfaces;
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (IsDelegate(type))
        {
            return [];
        }

        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => AttributeList.Render(field) + field.Name + " = " + field.GetRawConstantValue());
        }

        return type.GetMembers(Declared).Select(MemberSignature.Render).OfType<string>();
    }

    private static bool IsDelegate(Type type) => type.BaseType == typeof(MulticastDelegate);
}
