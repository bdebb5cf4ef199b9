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

    /// <summary>All three, whether they were written or are the defaults.</summary>
    private static string Arguments(CustomAttributeData usage)
    {
        object? Named(string name) =>
            usage
                .NamedArguments.Where(argument => string.Equals(argument.MemberName, name, StringComparison.Ordinal))
                .Select(argument => argument.TypedValue.Value)
                .FirstOrDefault();

        string targets = Convert.ToString(usage.ConstructorArguments[0].Value, CultureInfo.InvariantCulture)!;
        return $"{targets}, AllowMultiple = {Named("AllowMultiple") ?? false}, Inherited = {Named("Inherited") ?? true}";
    }
}
