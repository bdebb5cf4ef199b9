using Newtonsoft.Json;

namespace System.Web.Mvc;

/// <summary>JSON as JavaScriptSerializer wrote it.</summary>
internal static class MvcJson
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        DateFormatHandling = DateFormatHandling.MicrosoftDateFormat,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
        StringEscapeHandling = StringEscapeHandling.EscapeHtml,
    };

    internal static string Write(object value) => JsonConvert.SerializeObject(value, Settings);
}
