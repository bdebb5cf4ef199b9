using System.Diagnostics.CodeAnalysis;
using System.Web.Script.Serialization;

namespace System.Web.Helpers;

/// <summary>Writes a <see cref="DynamicJsonObject"/> as the object that it was read from.</summary>
[RequiresUnreferencedCode(Json.Reflects)]
[RequiresDynamicCode(Json.Reflects)]
internal sealed class DynamicJsonConverter : JavaScriptConverter
{
    public override IEnumerable<Type> SupportedTypes => [typeof(DynamicJsonObject)];

    public override object Deserialize(
        IDictionary<string, object?> dictionary,
        Type type,
        JavaScriptSerializer serializer
    ) => new DynamicJsonObject(dictionary);

    public override IDictionary<string, object?> Serialize(object obj, JavaScriptSerializer serializer) =>
        ((DynamicJsonObject)obj).Members;
}
