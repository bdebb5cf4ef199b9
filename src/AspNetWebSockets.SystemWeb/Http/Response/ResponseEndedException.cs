namespace System.Web;

/// <summary>
/// <see cref="HttpResponse.End"/> leaves the code that called it, as the abort of the thread did on the .NET Framework.
/// Caught by the pipeline of <c>MapHttpHandler</c>, modules and application events.
/// </summary>
internal sealed class ResponseEndedException()
    : Exception(
        "The response was ended. HttpResponse.End leaves the handler by this exception; let it pass, or return from the handler instead of calling End."
    );
