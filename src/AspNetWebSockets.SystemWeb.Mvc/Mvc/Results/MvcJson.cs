using System.Web.Script.Serialization;

namespace System.Web.Mvc;

/// <summary>JSON as MVC wrote it.</summary>
internal static class MvcJson
{
    internal static string Write(object value) => new JavaScriptSerializer().Serialize(value);
}
