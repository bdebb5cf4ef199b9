using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Logging;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>Makes endpoints of what the files of a site say. What is wrong with one is logged, and the others go on.</summary>
/// <param name="endpoints">Where the endpoints go.</param>
/// <param name="types">Finds the classes.</param>
/// <param name="logger">Told of every file.</param>
[RequiresUnreferencedCode("Handlers are looked up by the names that files give.")]
internal sealed class SiteMapping(IEndpointRouteBuilder endpoints, HandlerTypeLookup types, ILogger logger)
{
    // Behind what the application maps itself, which so takes precedence.
    private const int AshxOrder = 1;
    private const int FirstConfiguredOrder = 2;

    private int _configured;

    /// <summary>Maps a file at its URL and at what follows it, its <see cref="HttpRequest.PathInfo"/>.</summary>
    internal void Map(AshxFile file)
    {
        if (file.Url.Contains('?', StringComparison.Ordinal))
        {
            logger.HandlerIgnored(file.FullPath, file.Url, "no URL can have a question mark in its path. Rename it.");
            return;
        }

        RoutePattern pattern = RoutePatternFactory.Pattern(
            file.Segments.Select(static name => RoutePatternFactory.Segment(RoutePatternFactory.LiteralPart(name)))
                .Append(
                    RoutePatternFactory.Segment(
                        RoutePatternFactory.ParameterPart(
                            "pathInfo",
                            @default: null,
                            RoutePatternParameterKind.CatchAll
                        )
                    )
                )
        );
        RequestDelegate run;
        try
        {
            Type type = types.Find(file.ReadDirective().ClassName);

            // IIS made one for every request and asked only the handlers of web.config whether they are reusable.
            run = new HttpHandlerEndpoint(_ => Create(type)).RunAsync;
            logger.HandlerMapped(file.FullPath, file.Url, type);
        }
        catch (Exception exception) when (exception is SiteFileException or IOException or UnauthorizedAccessException)
        {
            // Not left to whatever else may serve files: the source stays at home.
            run = AnswerNotMappedAsync;
            logger.HandlerNotMapped(file.FullPath, file.Url, exception.Message);
        }

        _ = endpoints.Map(pattern, run).WithDisplayName(file.Url).WithOrder(AshxOrder);
    }

    /// <summary>Maps an entry of <c>handlers</c> in web.config. Of several for a request the first counts, as on IIS.</summary>
    internal void Map(ConfiguredHandler entry)
    {
        try
        {
            Type type = types.Find(entry.TypeName);
            RoutePattern pattern = RoutePatternFactory.Pattern(
                RoutePatternFactory.Segment(
                    RoutePatternFactory.ParameterPart(
                        "path",
                        @default: null,
                        RoutePatternParameterKind.CatchAll,
                        RoutePatternFactory.Constraint(new HandlerPath(entry.Path))
                    )
                )
            );
            IEndpointConventionBuilder endpoint = endpoints
                .Map(pattern, new HttpHandlerEndpoint(new ReusableHandlerSource(() => Create(type)).Get).RunAsync)
                .WithDisplayName($"{entry.Path} ({type})")
                .WithOrder(FirstConfiguredOrder + _configured++);
            if (entry.Methods.Count > 0)
            {
                _ = endpoint.WithMetadata(new HttpMethodMetadata(entry.Methods));
            }

            logger.HandlerMapped(entry.Source, entry.Path, type);
        }
        catch (SiteFileException exception)
        {
            logger.HandlerIgnored(entry.Source, entry.Path, exception.Message);
        }
    }

    // The .NET Framework created handlers that were not public too.
    private static IHttpHandler Create(Type type) =>
        (IHttpHandler)
            Activator.CreateInstance(
                type,
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DoNotWrapExceptions,
                binder: null,
                args: null,
                culture: null
            )!;

    private static Task AnswerNotMappedAsync(CoreContext context)
    {
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(
            "The handler of this address could not be mapped. The log of the start says why.",
            Encoding.UTF8,
            context.RequestAborted
        );
    }
}
