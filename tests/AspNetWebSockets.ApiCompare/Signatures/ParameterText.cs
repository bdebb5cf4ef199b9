using System.Globalization;
using System.Reflection;

namespace AspNetWebSockets.ApiCompare.Signatures;

/// <summary>Parameters as C# declares them.</summary>
internal static class ParameterText
{
    /// <summary>With everything that callers and heirs compile against, the names included.</summary>
    public static string Declared(IEnumerable<ParameterInfo> parameters) =>
        string.Join(", ", parameters.Select(Declared));

    /// <summary>The types alone, which tell overloads apart.</summary>
    public static string Key(IEnumerable<ParameterInfo> parameters) =>
        string.Join(
            ", ",
            parameters.Select(parameter => Reference(parameter) + TypeName.Short(parameter.ParameterType))
        );

    private static string Declared(ParameterInfo parameter)
    {
        IList<CustomAttributeData> attributes = parameter.GetCustomAttributesData();
        string prefix = attributes.Has("System.ParamArrayAttribute") ? "params " : "";
        if (
            parameter.Position == 0
            && parameter.Member.GetCustomAttributesData().Has("System.Runtime.CompilerServices.ExtensionAttribute")
        )
        {
            prefix = "this ";
        }

        string value = parameter.HasDefaultValue ? " = " + Value(parameter.RawDefaultValue) : "";
        return $"{prefix}{Reference(parameter)}{TypeName.Full(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Reference(ParameterInfo parameter) =>
        parameter switch
        {
            { ParameterType.IsByRef: false } => "",
            { IsOut: true } => "out ",
            { IsIn: true } => "in ",
            _ => "ref ",
        };

    private static string Value(object? value) =>
        value switch
        {
            null => "null",
            string text => $"\"{text}\"",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
