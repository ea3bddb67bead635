using System.Text.Json;
using Biela.Fisco;
using Biela.Host.Client;
using Biela.Host.Simulator;
using Biela.Kernel;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>A Biela, and a tax authority that lives in the same time; its behaviour is everybody's, so those who change it take turns.</summary>
public sealed class Bureau : IAsyncLifetime
{
    private static int companies;
    private readonly string folder = Directory.CreateTempSubdirectory("biela-sefaz").FullName;
    private readonly int port = Server.FreePort();

    /// <summary>Where the databases are; a folder of its own when not said.</summary>
    public string? Storage { get; init; }

    /// <summary>What its processes are told besides.</summary>
    public (string, string)[] Settings { get; init; } = [];

    public Biela Biela { get; private set; } = null!;

    internal Sefaz Sefaz { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // The processes trust its authority from their start.
        Authority.Open(folder, TimeProvider.System).Dispose();
        (string, string)[] schemas = OfficialSchemas.Folder is { } official ? [("biela__fiscal__schemas", official)] : [];
        (string, string)[] settings = [.. Biela.Unlimited, .. Simulator, .. schemas, .. Settings];
        Biela = Storage is null ? await Biela.Start(settings) : await Biela.StartOn(Storage, null, settings);
        await Open();
    }

    /// <summary>São Paulo wants the maker of the software to prove its code.</summary>
    internal static readonly Dictionary<string, CsrtOptions> Csrt = new() { ["SP"] = new() { Id = "01", Secret = "G8063VRTNDMO886SFNK5LDUDEI24XJ22YIPO" } };

    private (string, string)[] Simulator =>
    [
        ("biela__fiscal__simulator", $"https://127.0.0.1:{port}"), ("biela__fiscal__roots", Path.Combine(folder, "root.pem")),
        ("biela__fiscal__responsible__cnpj", "06157250000116"), ("biela__fiscal__responsible__contact", "Suporte do Biela"),
        ("biela__fiscal__responsible__email", "suporte@biela.example"), ("biela__fiscal__responsible__phone", "1133334444"),
        ("biela__fiscal__responsible__csrt__SP__id", Csrt["SP"].Id), ("biela__fiscal__responsible__csrt__SP__secret", Csrt["SP"].Secret),
    ];

    /// <summary>The authority opens, as it was when it closed.</summary>
    public async Task Open() => Sefaz = await Sefaz.Start(
        new(folder, port) { Clock = new TravelClock(Biela.Topology().Clock!), Schemas = OfficialSchemas.Folder, Csrt = Csrt });

    /// <summary>Nobody answers there any more.</summary>
    public async Task Close() => await Sefaz.DisposeAsync();

    /// <summary>A shop that may issue notes, with plenty on its shelf.</summary>
    internal async Task<IssuingShop> Shop(string regime = "Simples", bool lettered = true)
    {
        var number = Interlocked.Increment(ref companies);
        var cnpj = lettered ? Cnpj.Parse(Sums.Cnpj(new Random(number))) : Digits(number);
        var shop = await Biela.Open();
        var issuing = new IssuingShop(this, shop, cnpj);
        await issuing.SetUp(regime, Sefaz.Authority.Client(cnpj, "RETIFICA VALE DO COBRE LTDA", IssuingShop.Password));
        return issuing;
    }

    private static Cnpj Digits(int number)
    {
        var root = $"{10_000_000 + number}0001";
        return Enumerable.Range(0, 100).Select(check => Cnpj.TryParse($"{root}{check:00}", out var cnpj) ? cnpj : default).First(cnpj => cnpj != default);
    }

    public async ValueTask DisposeAsync()
    {
        await Sefaz.DisposeAsync();
        await Biela.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

[CollectionDefinition("fiscal")]
public sealed class FiscalCollection : ICollectionFixture<Bureau>;

/// <summary>A shop that issues notes: what a test says once.</summary>
internal sealed class IssuingShop(Bureau bureau, Shop shop, Cnpj cnpj)
{
    public const string Password = "x", Part = "PT-JUNTA", Ring = "PT-ANEL050";

    private static readonly object Address = new
    {
        street = "Rua das Oficinas", number = "120", district = "Lapa", cityCode = "3550308", city = "São Paulo", state = "SP", postalCode = "05065000",
    };

    public Cnpj Cnpj => cnpj;

    public Shop Shop => shop;

    public Person Owner => shop.Owner;

    public string Regime { get; private set; } = "";

    /// <summary>The shop's day.</summary>
    public DateOnly Today { get; private set; }

    public object Issuer(string regime = "Simples", string environment = "Homologation", string? cnpj = null, object? services = null,
        string? pixKey = null) => new
    {
        issuer = new
        {
            services, pixKey,
            cnpj = cnpj ?? Cnpj.Value, name = "Retífica Vale do Cobre Ltda", stateRegistration = "110042490114", regime, environment,
            address = Address,
        },
    };

    public async Task SetUp(string regime, byte[] pfx)
    {
        (Regime, Today) = (regime, DateOnly.Parse((await Owner.Get("auth/me")).Text("today")));
        await Owner.Put("fiscal/profile", Issuer(regime));
        await Owner.Put("fiscal/profile/certificate", new { pfx = Convert.ToBase64String(pfx), password = Password });
        foreach (var (sku, ncm) in new[] { (Part, "84841000"), (Ring, "84099114") })
        {
            await Owner.Put($"fiscal/products/{sku}", new { facts = new { ncm, unit = "JG" } });
            await shop.Stock(sku, "1000");
        }
    }

    /// <summary>A confirmed sale of so many gaskets at 318,90.</summary>
    public async Task<Guid> Sell(int quantity = 1, string sku = Part)
    {
        var lines = new[] { new { sku, quantity, unitPrice = 318.90m, description = "Jogo de juntas" } };
        var invoice = (await Owner.Post("fiscal/invoices", new { customerName = "Transportes Serra Azul", lines })).Id();
        await Owner.Until($"fiscal/invoices/{invoice}", i => i.Text("status") == "Confirmed");
        return invoice;
    }

    /// <summary>Who buys with an NF-e.</summary>
    public static object Buyer(string payer = "Registered", string? ie = "0623079040081", string state = "SP") => new
    {
        taxId = "11222333000181", name = "Transportes Serra Azul", payer, stateRegistration = ie,
        address = state == "SP" ? Address : new
        {
            street = "Avenida Central", number = "S/N", district = "Centro", cityCode = "3106200", city = "Belo Horizonte", state, postalCode = "30110000",
        },
    };

    public static object Terms(string model = "Nfe", decimal paid = 318.90m, object? recipient = null, string? note = null) => new
    {
        terms = new { model, payments = new[] { new { means = "17", amount = paid } }, recipient = recipient ?? (model == "Nfe" ? Buyer() : null), note },
    };

    /// <summary>An electronic note of a sale of one gasket.</summary>
    public async Task<Guid> Issue(string model = "Nfe") => (await Owner.Post($"fiscal/invoices/{await Sell()}/document", Terms(model))).Id();

    /// <summary>The document as soon as it is in this status.</summary>
    public Task<JsonElement> Until(Guid document, string status) => Owner.Until($"fiscal/documents/{document}", d => d.Text("status") == status);

    /// <summary>The document as soon as the authority's last code is this one.</summary>
    public Task<JsonElement> UntilCode(Guid document, int code) =>
        Owner.Until($"fiscal/documents/{document}", d => d.TryGetProperty("code", out var c) && c.ValueKind == JsonValueKind.Number && c.GetInt32() == code);

    /// <summary>An authorised note of one gasket.</summary>
    public async Task<JsonElement> Authorised(string model = "Nfe") => await Until(await Issue(model), "Authorised");

    /// <summary>A file.</summary>
    public async Task<byte[]> File(string path)
    {
        using var client = bureau.Biela.Client(await bureau.Biela.SignIn(shop.OwnerEmail, Shop.Password));
        return await client.GetByteArrayAsync(path);
    }

    /// <summary>What the authority has of this company.</summary>
    public Ledger Ledger => bureau.Sefaz.Ledger;

    /// <summary>The notes the authority has of this company, by number.</summary>
    public List<Note> Notes => Ledger.Once(() => Ledger.All()).Where(n => n.Issuer == cnpj.Value).ToList();

    /// <summary>As after a backup was restored: the authority knows a note under this number that is not known here. Returns its key.</summary>
    public string Take(DocumentModel model, int number)
    {
        var at = new TravelClock(bureau.Biela.Topology().Clock!).GetUtcNow().ToOffset(TimeSpan.FromHours(-3));
        var key = AccessKey.Compose(State.Find("SP")!, DateOnly.FromDateTime(at.DateTime), cnpj, model, 1, number, Issuance.Normal, "39204617").Value;
        return Ledger.Once(() =>
        {
            Ledger.Add(new(key, cnpj.Value, (int)model, 1, number, 100, $"135269{(int)model}{number:D7}", "351000000000000", at, at, "", ""), [1]);
            return key;
        });
    }

    /// <summary>From now on the authority behaves so.</summary>
    public void Tell(Behaviour behaviour) => bureau.Sefaz.Behave(behaviour);
}
