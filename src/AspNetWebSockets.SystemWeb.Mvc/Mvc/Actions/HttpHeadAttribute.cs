namespace System.Web.Mvc;

/// <summary>The action answers HEAD.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.httpheadattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class HttpHeadAttribute : Attribute, IActionVerbs
{
    IEnumerable<string> IActionVerbs.Verbs => ["HEAD"];
}
