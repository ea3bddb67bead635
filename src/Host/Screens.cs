using System.Collections.Frozen;
using Biela.Kernel;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Biela.Host;

/// <summary>
/// Serves the web application as it was built: what has a hash in its name for ever, everything else after asking; compressed as it lies on the disk. An
/// address of no file is one of the application's own, which it knows itself.
/// </summary>
internal static class Screens
{
    /// <summary>What the pages may do: nothing from elsewhere. The component library writes styles into the page; uploads go to where files are kept.</summary>
    public const string Policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data: blob: https:; "
        + "connect-src 'self' https:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; frame-src blob:";

    /// <summary>Beside the program; missing in a build without screens.</summary>
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "web");

    private static readonly FileExtensionContentTypeProvider Types = new();
    private static readonly (string Encoding, string Ending)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    private sealed record Screen(FileInfo File, string Type, EntityTagHeaderValue Tag, bool Hashed, (string Encoding, FileInfo File)[] Smaller);

    /// <summary>Whether it is there, and if so at every address that is nobody else's.</summary>
    public static bool Map(WebApplication app)
    {
        if (!File.Exists(Path.Combine(Folder, "index.html"))) return false;
        var screens = Read();
        // A constraint is not asked of nothing. A whole shop comes from one address, and a page has dozens of parts: they cost nothing and are not counted.
        foreach (var pattern in new[] { "/", "/{**path:regex(^(?!(?:api|health|internal|openapi|files)(?:/|$)))}" })
            app.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], (HttpContext http, string? path) => Answer(http, screens, path ?? ""))
                .AllowAnonymous().DisableRateLimiting().WithMetadata(Permission.Public).ExcludeFromDescription();
        return true;
    }

    private static FrozenDictionary<string, Screen> Read()
    {
        var files = new DirectoryInfo(Folder).GetFiles("*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(Folder, f.FullName).Replace('\\', '/'));
        return files.Where(f => !Compressed.Any(c => f.Key.EndsWith(c.Ending, StringComparison.Ordinal))).ToFrozenDictionary(f => f.Key, f => new Screen(
            f.Value, Types.TryGetContentType(f.Key, out var type) ? Said(type) : "application/octet-stream",
            new($"\"{f.Value.LastWriteTimeUtc.Ticks:x}-{f.Value.Length:x}\""), f.Key.StartsWith("assets/", StringComparison.Ordinal),
            [.. Compressed.Where(c => files.ContainsKey(f.Key + c.Ending)).Select(c => (c.Encoding, files[f.Key + c.Ending]))]));
    }

    private static string Said(string type) => type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;

    private static IResult Answer(HttpContext http, FrozenDictionary<string, Screen> screens, string path)
    {
        if (!screens.TryGetValue(path, out var screen))
        {
            // A missing page is one that the application draws, for whoever asks for a page; its last part may have a point, as numbers of parts do.
            var wanted = path.Length == 0 || http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
            if (!wanted || Types.TryGetContentType(path, out _)) return Results.NotFound();
            screen = screens["index.html"];
        }
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = screen.Hashed ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var accepted = http.Request.GetTypedHeaders().AcceptEncoding.Where(e => e.Quality is not 0).Select(e => e.Value).ToHashSet();
        var (encoding, file) = Array.Find(screen.Smaller, s => accepted.Contains(new StringSegment(s.Encoding)));
        if (encoding is not null) headers.ContentEncoding = encoding;
        var tag = encoding is null ? screen.Tag : new EntityTagHeaderValue(screen.Tag.Tag.ToString().TrimEnd('"') + $"-{encoding}\"");
        return Results.File((file ?? screen.File).FullName, screen.Type, null, new DateTimeOffset(screen.File.LastWriteTimeUtc), tag);
    }
}
