namespace System.Web.Mvc;

/// <summary>Whether JSON may be the answer to a GET.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.jsonrequestbehavior"/>.</remarks>
public enum JsonRequestBehavior
{
    /// <summary>It may.</summary>
    AllowGet = 0,

    /// <summary>It may not: the result throws.</summary>
    DenyGet = 1,
}
