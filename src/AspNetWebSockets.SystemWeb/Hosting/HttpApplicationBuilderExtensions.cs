using System.Diagnostics.CodeAnalysis;
using System.Web;
using System.Web.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps modules and application events of System.Web on the pipeline.</summary>
public static class HttpApplicationBuilderExtensions
{
    private const string Key = "System.Web.HttpApplication";

    /// <summary>
    /// Lets the class behind a <c>Global.asax</c> take part in every request: its methods such as
    /// <c>Application_BeginRequest</c> are found by name. <c>Application_Start</c> is called at once, before this method
    /// returns; <c>Application_End</c> when the host has stopped.
    /// </summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="app">The pipeline.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="InvalidOperationException">It was called before, or the application serves requests already.</exception>
    /// <remarks>
    /// The events are raised where the first call of this method or of <c>MapHttpModule</c> stands: after
    /// <c>UseAspNetWebSockets</c>, so that <c>IsWebSocketRequest</c> is known and <c>EndRequest</c> comes before a WebSocket begins; after
    /// <c>UseAuthentication</c> and <c>UseSession</c>, so that user and session are there; before <c>UseAuthorization</c> and the
    /// endpoints, which are the handler.
    /// </remarks>
    public static IApplicationBuilder MapHttpApplication<
        [DynamicallyAccessedMembers(
            DynamicallyAccessedMemberTypes.PublicMethods
                | DynamicallyAccessedMemberTypes.NonPublicMethods
                | DynamicallyAccessedMemberTypes.PublicParameterlessConstructor
        )]
            T
    >(this IApplicationBuilder app)
        where T : HttpApplication, new()
    {
        ArgumentNullException.ThrowIfNull(app);
        DefinitionOf(app).SetApplication(static () => new T(), new NamedMethods(typeof(T)));
        return app;
    }

    /// <summary>Lets a module take part in every request, by the name of its class.</summary>
    /// <inheritdoc cref="MapHttpModule{T}(IApplicationBuilder, string)"/>
    public static IApplicationBuilder MapHttpModule<
        [DynamicallyAccessedMembers(
            DynamicallyAccessedMemberTypes.PublicEvents | DynamicallyAccessedMemberTypes.PublicParameterlessConstructor
        )]
            T
    >(this IApplicationBuilder app)
        where T : class, IHttpModule, new() => MapHttpModule<T>(app, typeof(T).Name);

    /// <summary>Lets a module take part in every request. Modules are asked in the order in which they are mapped, before the application class.</summary>
    /// <typeparam name="T">The module.</typeparam>
    /// <param name="app">The pipeline.</param>
    /// <param name="name">Its name in <see cref="HttpApplication.Modules"/>, and in methods of the application such as <c>Name_SomeEvent</c>.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="InvalidOperationException">The application serves requests already.</exception>
    /// <inheritdoc cref="MapHttpApplication{T}(IApplicationBuilder)" path="/remarks"/>
    public static IApplicationBuilder MapHttpModule<
        [DynamicallyAccessedMembers(
            DynamicallyAccessedMemberTypes.PublicEvents | DynamicallyAccessedMemberTypes.PublicParameterlessConstructor
        )]
            T
    >(this IApplicationBuilder app, string name)
        where T : class, IHttpModule, new()
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentException.ThrowIfNullOrEmpty(name);
        DefinitionOf(app).AddModule(new ModuleDefinition(name, static () => new T(), typeof(T)));
        return app;
    }

    private static ApplicationDefinition DefinitionOf(IApplicationBuilder app)
    {
        if (app.Properties.TryGetValue(Key, out object? known) && known is ApplicationDefinition existing)
        {
            return existing;
        }

        HostedApplication.BindAtMapping(app.ApplicationServices);
        ApplicationDefinition definition = new(ApplicationEnvironment.Of(app.ApplicationServices).Logger);
        app.Properties[Key] = definition;
        app.Use(next => new ApplicationMiddleware(definition, next).InvokeAsync);
        app.ApplicationServices.GetService<IHostApplicationLifetime>()?.ApplicationStopped.Register(definition.End);
        return definition;
    }
}
