namespace System.Web.Mvc;

/// <summary>The action answers DELETE.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.httpdeleteattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class HttpDeleteAttribute : Attribute, IActionVerbs
{
    IEnumerable<string> IActionVerbs.Verbs => ["DELETE"];
}
