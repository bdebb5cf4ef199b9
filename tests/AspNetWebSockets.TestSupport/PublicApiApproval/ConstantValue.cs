using System.Globalization;

namespace AspNetWebSockets.TestSupport;

/// <summary>A constant as C# writes it: default values, constants, attribute arguments.</summary>
internal static class ConstantValue
{
    public static string Render(object? value, Type type)
    {
        Type bare = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => type.IsValueType && bare == type ? "default" : "null",
            string text => "\"" + text.Replace("\n", "\\n", StringComparison.Ordinal) + "\"",
            char character => "'" + character + "'",
            bool flag => flag ? "true" : "false",
            _ when bare.IsEnum => TypeName.Of(bare) + "." + Enum.ToObject(bare, value),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }
}
