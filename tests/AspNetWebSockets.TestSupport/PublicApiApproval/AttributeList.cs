using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AspNetWebSockets.TestSupport;

/// <summary>The attributes that change how callers compile.</summary>
internal static class AttributeList
{
    private static readonly HashSet<Type> Rendered =
    [
        typeof(ObsoleteAttribute),
        typeof(EditorBrowsableAttribute),
        typeof(FlagsAttribute),
        typeof(AttributeUsageAttribute),
        typeof(ExperimentalAttribute),
        typeof(RequiresUnreferencedCodeAttribute),
        typeof(RequiresDynamicCodeAttribute),
    ];

    public static string Render(MemberInfo member) =>
        string.Concat(
            member
                .GetCustomAttributesData()
                .Where(attribute => Rendered.Contains(attribute.AttributeType) && !IsFromCompiler(member, attribute))
                .Select(Render)
                .Order(StringComparer.Ordinal)
        );

    /// <summary>The compiler marks constructors of types with required members obsolete for compilers that do not know them.</summary>
    private static bool IsFromCompiler(MemberInfo member, CustomAttributeData attribute) =>
        attribute.AttributeType == typeof(ObsoleteAttribute)
        && member.IsDefined(typeof(CompilerFeatureRequiredAttribute));

    private static string Render(CustomAttributeData attribute)
    {
        string name = attribute.AttributeType.Name;
        IEnumerable<string> arguments = attribute
            .ConstructorArguments.Select(argument => ConstantValue.Render(argument.Value, argument.ArgumentType))
            .Concat(
                attribute.NamedArguments.Select(argument =>
                    argument.MemberName
                    + " = "
                    + ConstantValue.Render(argument.TypedValue.Value, argument.TypedValue.ArgumentType)
                )
            );
        string list = string.Join(", ", arguments);
        return "[" + name[..^"Attribute".Length] + (list.Length == 0 ? "" : $"({list})") + "] ";
    }
}
