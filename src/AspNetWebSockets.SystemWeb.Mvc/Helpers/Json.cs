using System.Diagnostics.CodeAnalysis;
using System.Web.Script.Serialization;

namespace System.Web.Helpers;

/// <summary>Writes and reads JSON with <see cref="JavaScriptSerializer"/>, without a type to read it as.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.helpers.json"/>.</remarks>
[RequiresUnreferencedCode(Reflects)]
[RequiresDynamicCode(Reflects)]
public static class Json
{
    internal const string Reflects =
        "Json finds the members of types by reflection. Use System.Text.Json with a source-generated context in an application that is trimmed or compiled ahead of time.";

    /// <summary>Writes an object as JSON; what <see cref="Decode(string)"/> has given as well.</summary>
    /// <param name="value">The object.</param>
    /// <exception cref="InvalidOperationException">An object contains itself, or is too long.</exception>
    public static string Encode(object? value) => CreateSerializer().Serialize(value);

    /// <summary>Writes an object as JSON.</summary>
    /// <param name="value">The object.</param>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is <see langword="null"/>.</exception>
    /// <inheritdoc cref="Encode" path="/exception"/>
    public static void Write(object? value, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Encode(value));
    }

    /// <summary>Reads JSON. Members of objects are asked for by name (<c>decoded.user.name</c>), and are <see langword="null"/> when they are not there.</summary>
    /// <param name="value">The JSON.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It is no JSON.</exception>
    public static dynamic? Decode(string value) => DynamicJsonObject.Wrap(CreateSerializer().DeserializeObject(value));

    /// <summary>Reads JSON as a type.</summary>
    /// <param name="value">The JSON.</param>
    /// <param name="targetType">The type.</param>
    /// <inheritdoc cref="Decode{T}(string)" path="/exception"/>
    public static dynamic? Decode(string value, Type targetType) =>
        DynamicJsonObject.Wrap(CreateSerializer().Deserialize(value, targetType));

    /// <summary>Reads JSON as a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The JSON.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It is no JSON.</exception>
    /// <exception cref="InvalidOperationException">It does not fit the type.</exception>
    public static T? Decode<T>(string value) => CreateSerializer().Deserialize<T>(value);

    private static JavaScriptSerializer CreateSerializer()
    {
        JavaScriptSerializer serializer = new();
        serializer.RegisterConverters([new DynamicJsonConverter()]);
        return serializer;
    }
}
