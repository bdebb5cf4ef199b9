using System.Globalization;
using System.Reflection;

namespace AspNetWebSockets.ApiCompare.Signatures;

/// <summary>The attributes that decide whether a file of the .NET Framework compiles.</summary>
internal static class AttributeText
{
    /// <summary>Flags, AttributeUsage, and an Obsolete that is an error, in that order.</summary>
    public static string Of(MemberInfo member)
    {
        string text = "";
        foreach (CustomAttributeData attribute in member.GetCustomAttributesData())
        {
            text += attribute.AttributeType.FullName switch
            {
                "System.FlagsAttribute" => "[Flags] ",
                "System.AttributeUsageAttribute" => $"[AttributeUsage({Arguments(attribute)})] ",
                "System.ObsoleteAttribute" when attribute.ConstructorArguments is [_, { Value: true }] =>
                    "[Obsolete(error: true)] ",
                _ => "",
            };
        }

        return text;
    }

    /// <summary>Whether an attribute is there; types of a metadata load context are known by their names.</summary>
    public static bool Has(this IEnumerable<CustomAttributeData> attributes, string fullName) =>
        attributes.Any(attribute =>
            string.Equals(attribute.AttributeType.FullName, fullName, StringComparison.Ordinal)
        );

    private static string Arguments(CustomAttributeData attribute)
    {
        IEnumerable<string> positional = attribute.ConstructorArguments.Select(argument => Value(argument.Value));
        IEnumerable<string> named = attribute
            .NamedArguments.OrderBy(argument => argument.MemberName, StringComparer.Ordinal)
            .Select(argument => $"{argument.MemberName} = {Value(argument.TypedValue.Value)}");
        return string.Join(", ", positional.Concat(named));
    }

    private static string Value(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";
}
