namespace System.Web;

/// <summary>Takes part in every request. Added by <c>app.MapHttpModule&lt;T&gt;()</c>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.ihttpmodule"/>.</remarks>
public interface IHttpModule
{
    /// <summary>Adds handlers to the events of an application. Called once for each instance of the application, and each has its own module.</summary>
    /// <param name="context">The application.</param>
    void Init(HttpApplication context);

    /// <summary>The application ends.</summary>
    void Dispose();
}
