using System.Net.Http.Formatting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace System.Web.Http;

/// <summary>Reads an HTML form as an object of any type, and <c>=value</c> as a value of a simple one.</summary>
internal sealed class FormObjectFormatter : FormUrlEncodedMediaTypeFormatter
{
    public override bool CanReadType(Type type) => true;

    public override async Task<object?> ReadFromStreamAsync(
        Type type,
        Stream readStream,
        HttpContent content,
        IFormatterLogger formatterLogger
    )
    {
        if (base.CanReadType(type))
        {
            return await base.ReadFromStreamAsync(type, readStream, content, formatterLogger).ConfigureAwait(false);
        }

        JToken form = (JToken)
            await base.ReadFromStreamAsync(typeof(JToken), readStream, content, formatterLogger).ConfigureAwait(false);
        try
        {
            return (form[string.Empty] ?? form).ToObject(type);
        }
        catch (JsonException exception)
        {
            formatterLogger.LogError(string.Empty, exception);
            return GetDefaultValueForType(type);
        }
    }
}
