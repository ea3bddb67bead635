namespace Biela.Papers;

/// <summary>A PDF 1.7 document in Portuguese. The same calls give the same bytes: it knows neither the time nor chance.</summary>
/// <param name="title">What viewers show in their title bar.</param>
public sealed class Pdf(string title)
{
    private readonly List<Page> pages = [];
    private readonly List<Action> endings = [];
    private readonly Dictionary<Font, int> fonts = [];
    private readonly Dictionary<Picture, int> pictures = [];
    private readonly SortedSet<int> opacities = [];

    /// <summary>Who is responsible for it.</summary>
    public string? Author { get; init; }

    /// <summary>What it is about.</summary>
    public string? Subject { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The pages so far.</summary>
    public IReadOnlyList<Page> Pages => pages;

    /// <summary>A new page at the end.</summary>
    public Page AddPage(Paper paper)
    {
        pages.Add(new(this, paper));
        return pages[^1];
    }

    /// <summary>The bytes of the document, with headers and footers of its flows.</summary>
    /// <exception cref="InvalidOperationException">There is no page.</exception>
    public byte[] ToArray()
    {
        foreach (var ending in endings) ending();
        endings.Clear();
        if (pages.Count == 0) throw new InvalidOperationException("A document has at least one page.");
        var file = new PdfFile();
        var (catalog, tree, info) = (file.Reserve(), file.Reserve(), file.Reserve());
        file.Write(catalog, $"<< /Type /Catalog /Pages {tree} 0 R /Lang (pt-BR) /ViewerPreferences << /DisplayDocTitle true >> >>");
        file.Write(info, $"<< /Title {PdfFile.Text(title)}{Entry("Author", Author)}{Entry("Subject", Subject)} /Creator (Biela) /Producer (Biela){Dates()} >>");
        var resources = Resources(file);
        var kids = pages.Select(page => WritePage(file, page, tree, resources)).ToArray();
        file.Write(tree, $"<< /Type /Pages /Count {kids.Length} /Kids [{string.Join(' ', kids.Select(kid => $"{kid} 0 R"))}] >>");
        return file.Close(catalog, info);
    }

    /// <summary>What is to be done when all pages are there.</summary>
    internal void AtEnd(Action ending) => endings.Add(ending);

    /// <summary>The number a font has in this document.</summary>
    internal int Name(Font font) => Name(fonts, font);

    /// <summary>The number a picture has in this document.</summary>
    internal int Name(Picture picture) => Name(pictures, picture);

    /// <summary>An opacity in per cent.</summary>
    internal int Opacity(double opacity)
    {
        var percent = (int)Math.Round(opacity * 100);
        opacities.Add(percent);
        return percent;
    }

    private static int Name<T>(Dictionary<T, int> names, T thing) where T : notnull
    {
        if (!names.TryGetValue(thing, out var name)) names[thing] = name = names.Count + 1;
        return name;
    }

    private static int WritePage(PdfFile file, Page page, int tree, int resources)
    {
        var content = file.Stream("/Filter /FlateDecode", Picture.Deflate(page.Content()));
        var (width, height) = (page.Width * Measure.PointsPerMillimetre, page.Height * Measure.PointsPerMillimetre);
        return file.Write(file.Reserve(),
            $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {width:0.###} {height:0.###}] /Resources {resources} 0 R /Contents {content} 0 R >>");
    }

    /// All pages share one dictionary.
    private int Resources(PdfFile file)
    {
        var types = fonts.Select(font => $"/F{font.Value} << /Type /Font /Subtype /Type1 /BaseFont /{font.Key.Name} /Encoding /WinAnsiEncoding >>");
        var images = pictures.Select(picture => $"/I{picture.Value} {WritePicture(file, picture.Key)} 0 R");
        var states = opacities.Select(percent => $"/A{percent} << /ca {percent / 100d} /CA {percent / 100d} >>");
        return file.Write(file.Reserve(), $"<< {Named("Font", types)} {Named("XObject", images)} {Named("ExtGState", states)} >>");

        static string Named(string kind, IEnumerable<string> entries) => $"/{kind} << {string.Join(' ', entries)} >>";
    }

    private static int WritePicture(PdfFile file, Picture picture) =>
        file.Stream(picture.Dictionary + (picture.Mask is null ? "" : $" /SMask {WritePicture(file, picture.Mask)} 0 R"), picture.Data);

    private static string Entry(string name, string? text) => text is null ? "" : $" /{name} {PdfFile.Text(text)}";

    private string Dates()
    {
        if (Created is not { } at) return "";
        var offset = $"{(at.Offset < TimeSpan.Zero ? '-' : '+')}{at.Offset:hh\\'mm}'";
        return $" /CreationDate (D:{at:yyyyMMddHHmmss}{offset}) /ModDate (D:{at:yyyyMMddHHmmss}{offset})";
    }
}
