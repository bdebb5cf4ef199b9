using System.Reflection;

namespace AspNetWebSockets.TestSupport;

/// <summary>The constraints of generic parameters as C# writes them.</summary>
internal static class GenericConstraints
{
    public static string Of(Type[] parameters) => string.Concat(parameters.Select(Of));

    private static string Of(Type parameter)
    {
        if (!parameter.IsGenericParameter)
        {
            return "";
        }

        GenericParameterAttributes attributes = parameter.GenericParameterAttributes;
        bool isValueType = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        List<string> constraints = [];
        if (isValueType)
        {
            constraints.Add("struct");
        }

        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            constraints.Add("class");
        }

        constraints.AddRange(
            parameter
                .GetGenericParameterConstraints()
                .Where(type => type != typeof(ValueType))
                .Select(TypeName.Of)
                .Order(StringComparer.Ordinal)
        );
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isValueType)
        {
            constraints.Add("new()");
        }

        return constraints.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", constraints)}";
    }
}
