namespace System.Web.Script.Serialization;

/// <summary>Writes and reads objects of some types instead of <see cref="JavaScriptSerializer"/>; registered with <see cref="JavaScriptSerializer.RegisterConverters"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.script.serialization.javascriptconverter"/>.</remarks>
public abstract class JavaScriptConverter
{
    /// <summary>The types that it is for; not for types derived from them.</summary>
    public abstract IEnumerable<Type> SupportedTypes { get; }

    /// <summary>Makes an object of the members of a JSON object.</summary>
    /// <param name="dictionary">The members by name.</param>
    /// <param name="type">What is to be made.</param>
    /// <param name="serializer">For the values: <see cref="JavaScriptSerializer.ConvertToType{T}"/>.</param>
    public abstract object? Deserialize(
        IDictionary<string, object?> dictionary,
        Type type,
        JavaScriptSerializer serializer
    );

    /// <summary>The members of the JSON object for an object.</summary>
    /// <param name="obj">The object.</param>
    /// <param name="serializer">Who writes it.</param>
    public abstract IDictionary<string, object?> Serialize(object obj, JavaScriptSerializer serializer);
}
