-- MIKEY-SAKKE messages of 3GPP mission-critical services, for Wireshark 4 (Lua 5.1 to 5.4).
--
-- Wireshark knows MIKEY, but not what these messages hold: GENERIC-ID maps, SPI, key parameters, SAKKE data,
-- ECCSI signatures, purpose tags. This file takes over UDP port 2269, `a=key-mgmt` of SDP and the media type
-- application/mikey, and finds messages that stand as text in XML (GKTP) or with a media line of SDP.
-- It says what is wrong with the form of a message. It holds no keys and judges no signature.
--
-- Sources: RFC 3830, RFC 6043, RFC 6507 to 6509, TS 33.179 Annex E, TS 33.180 Annex E and clause 8.5.4.

local mikey = Proto("mcxmikey", "MIKEY-SAKKE (3GPP mission critical)")

local UNIX_EPOCH_NTP = 2208988800
local SAKKE_DATA_LENGTH, SIGNATURE_LENGTH = 273, 129

local payload_names = {
  [0] = "Last payload", [1] = "KEMAC", [2] = "PKE", [3] = "DH", [4] = "SIGN", [5] = "T", [6] = "ID",
  [7] = "CERT", [8] = "CHASH", [9] = "V", [10] = "SP", [11] = "RAND", [12] = "ERR", [13] = "TR",
  [14] = "IDR", [15] = "RANDR", [16] = "TP", [17] = "TICKET", [20] = "Key data",
  [21] = "General Extension", [26] = "SAKKE",
}
local data_types = { [6] = "Error", [26] = "SAKKE msg" }
local prfs = { [0] = "MIKEY-1", [1] = "PRF-HMAC-SHA-256" }
local map_types = { [0] = "SRTP-ID", [1] = "Empty map", [2] = "GENERIC-ID", [7] = "IPSEC4-ID" }
local purpose_tags = {
  [0] = "GMK", [1] = "PCK", [2] = "CSK", [3] = "SPK", [4] = "MKFC", [5] = "MSCCK", [6] = "MuSiK",
}
-- TS 33.180 Table E.1.3-1.
local cs_ids = {
  [0] = "MCPTT private call, initiator", [1] = "MCPTT private call, responder",
  [2] = "MCVideo private call, initiator", [3] = "MCVideo private call, responder",
  [4] = "MCPTT group call", [5] = "MCVideo group call", [6] = "CSK for SRTCP, MCPTT",
  [7] = "MuSiK for SRTCP, MCPTT", [8] = "CSK for SRTCP, MCVideo", [9] = "MuSiK for SRTCP, MCVideo",
}
local protocols = { [0] = "SRTP" }
local ts_types = { [0] = "NTP-UTC", [1] = "NTP", [2] = "COUNTER", [3] = "NTP-UTC-32" }
local roles = {
  [1] = "Initiator (IDRi)", [2] = "Responder (IDRr)", [3] = "KMS (IDRkms)", [4] = "Pre-shared key (IDRpsk)",
  [5] = "Application (IDRapp)", [6] = "KMS of the initiator (IDRkmsi)",
  [7] = "KMS of the responder (IDRkmsr)", [8] = "UID of the initiator (IDRuidi)",
  [9] = "UID of the responder (IDRuidr)",
}
local id_types = { [0] = "NAI", [1] = "URI", [2] = "Byte string" }
local id_schemes = { [1] = "tel URI with monthly keys", [2] = "3GPP MCX hashed UID" }
local policy_names = {
  [0] = "Encryption algorithm", [1] = "Session encryption key length", [2] = "Authentication algorithm",
  [3] = "Session authentication key length", [4] = "Session salt key length",
  [5] = "SRTP pseudorandom function", [6] = "Key derivation rate", [7] = "SRTP encryption off/on",
  [8] = "SRTCP encryption off/on", [9] = "Sender's FEC order", [10] = "SRTP authentication off/on",
  [11] = "Authentication tag length", [12] = "SRTP prefix length", [13] = "ROC transmission rate",
  [18] = "SRTP authentication tag length", [19] = "SRTCP authentication tag length",
  [20] = "AEAD authentication tag length",
}
local policy_values = {
  [0] = { [0] = "NULL", [1] = "AES-CM", [2] = "AES-F8", [6] = "AES-GCM" },
  [2] = { [0] = "NULL", [1] = "HMAC-SHA-1", [2] = "RCCm1", [3] = "RCCm2", [4] = "RCCm3" },
  [5] = { [0] = "AES-CM" },
}
local extension_types = {
  [0] = "Vendor ID", [1] = "SDP IDs", [2] = "TESLA I-Key", [3] = "Key ID", [4] = "CSB_ID",
  [5] = "OMA BCAST", [6] = "SAKKE-to-self", [7] = "3GPP key parameters",
  [240] = "Second key (Keyladder, illustrative)",
}
local signature_types = { [0] = "RSA/PKCS#1/1.5", [1] = "RSA/PSS", [2] = "ECCSI" }
local algorithms = { [1] = "AEAD_AES_128_GCM", [2] = "AEAD_AES_256_GCM" }
local message_types = { [0x40] = "Protected payload", [0x43] = "Protected DATA PAYLOAD" }
local errors = {
  [0] = "Auth failure", [1] = "Invalid TS", [2] = "Invalid PRF", [3] = "Invalid MAC", [4] = "Invalid EA",
  [5] = "Invalid HA", [6] = "Invalid DH", [7] = "Invalid ID", [8] = "Invalid Cert", [9] = "Invalid SP",
  [10] = "Invalid SPpar", [11] = "Invalid DT", [12] = "Unspecified error",
}

-- Fields, each named once.
local f = {}
local function field(name, make, label, base, names)
  f[name] = make("mcxmikey." .. name, label, base, names)
end
local u8, u16, u32, raw, text = ProtoField.uint8, ProtoField.uint16, ProtoField.uint32, ProtoField.bytes, ProtoField.string
field("payload", ProtoField.none, "Payload")
field("part", ProtoField.none, "Part")
field("version", u8, "Version", base.DEC)
field("data_type", u8, "Data type", base.DEC, data_types)
field("next_payload", u8, "Next payload", base.DEC, payload_names)
f["v"] = ProtoField.uint8("mcxmikey.v", "V", base.DEC, nil, 0x80)
f["prf"] = ProtoField.uint8("mcxmikey.prf", "PRF func", base.DEC, prfs, 0x7f)
field("csb_id", u32, "CSB ID", base.HEX)
f["purpose_tag"] = ProtoField.uint32("mcxmikey.purpose_tag", "Purpose tag", base.DEC, purpose_tags, 0xf0000000)
field("cs_count", u8, "#CS", base.DEC)
field("map_type", u8, "CS ID map type", base.DEC, map_types)
field("policy_no", u8, "Policy no", base.DEC)
field("ssrc", u32, "SSRC", base.HEX)
field("roc", u32, "ROC", base.DEC)
field("cs_id", u8, "CS ID", base.DEC, cs_ids)
field("prot_type", u8, "Prot type", base.DEC, protocols)
f["s"] = ProtoField.uint8("mcxmikey.s", "S", base.DEC, nil, 0x80)
f["policy_count"] = ProtoField.uint8("mcxmikey.policy_count", "#P", base.DEC, nil, 0x7f)
field("session_data_length", u16, "Session data length", base.DEC)
field("session_data", raw, "Session data")
field("spi_length", u8, "SPI length", base.DEC)
field("spi", raw, "SPI")
field("gmk_id", u32, "GMK-ID", base.HEX)
field("guk_id", u32, "GUK-ID", base.HEX)
field("user_salt", u32, "User salt (GMK-ID xor GUK-ID)", base.HEX)
field("ts_type", u8, "TS type", base.DEC, ts_types)
f["ts"] = ProtoField.absolute_time("mcxmikey.ts", "TS value", base.UTC)
field("ntp_seconds", u32, "Seconds since 1900", base.DEC)
field("ts_counter", u32, "TS value (counter)", base.DEC)
field("rand_length", u8, "RAND len", base.DEC)
field("rand", raw, "RAND")
field("id_role", u8, "ID role", base.DEC, roles)
field("id_type", u8, "ID type", base.DEC, id_types)
field("id_length", u16, "ID len", base.DEC)
field("id", text, "ID data")
field("uid", raw, "UID")
field("sp_length", u16, "Policy param length", base.DEC)
field("sp_type", u8, "Type", base.DEC, policy_names)
field("sp_value_length", u8, "Length", base.DEC)
field("sp_value", raw, "Value")
field("sakke_params", u8, "SAKKE params", base.DEC, { [1] = "Parameter set 1" })
field("id_scheme", u8, "ID scheme", base.DEC, id_schemes)
field("sakke_length", u16, "SAKKE data length", base.DEC)
field("sakke_data", raw, "SAKKE data")
field("sakke_form", u8, "Form of R", base.HEX, { [4] = "uncompressed" })
field("sakke_x", raw, "R, x")
field("sakke_y", raw, "R, y")
field("sakke_h", raw, "H")
field("extension_type", u8, "Type", base.DEC, extension_types)
field("extension_length", u16, "Length", base.DEC)
field("extension_data", raw, "Data")
field("message_type", u8, "Message type", base.HEX, message_types)
f["time"] = ProtoField.absolute_time("mcxmikey.time", "Date and time", base.UTC)
field("payload_id", u32, "Payload ID", base.HEX)
field("payload_number", u8, "Payload sequence number", base.DEC)
field("algorithm", u8, "Payload algorithm", base.DEC, algorithms)
field("iv", raw, "IV")
field("dppk_id", u32, "DPPK-ID", base.HEX)
field("payload_iei", u8, "Payload IEI", base.HEX)
field("payload_length", u16, "Payload length", base.DEC)
field("ciphertext", raw, "Ciphertext (key type, status, times, text, group IDs)")
field("tag", raw, "Authentication tag")
f["signature_type"] = ProtoField.uint16("mcxmikey.signature_type", "S type", base.DEC, signature_types, 0xf000)
f["signature_length"] = ProtoField.uint16("mcxmikey.signature_length", "Signature len", base.DEC, nil, 0x0fff)
field("signature", raw, "Signature")
field("signature_r", raw, "r")
field("signature_s", raw, "s")
field("pvt", raw, "PVT")
field("error_no", u8, "Error no", base.DEC, errors)
field("reserved", u16, "Reserved", base.HEX)
field("unread", raw, "Unread octets")

local all = {}
for _, one in pairs(f) do all[#all + 1] = one end
mikey.fields = all

-- What is wrong whatever one thinks of the message.
local e = {
  cut = ProtoExpert.new("mcxmikey.cut", "The message is cut short", expert.group.MALFORMED, expert.severity.ERROR),
  behind = ProtoExpert.new("mcxmikey.behind", "Octets behind the last payload", expert.group.MALFORMED, expert.severity.ERROR),
  length = ProtoExpert.new("mcxmikey.length", "A length does not fit what it measures", expert.group.MALFORMED, expert.severity.ERROR),
  unknown = ProtoExpert.new("mcxmikey.unknown", "A payload of a type that is not known", expert.group.UNDECODED, expert.severity.WARN),
  map = ProtoExpert.new("mcxmikey.map", "An empty map goes with no crypto sessions", expert.group.PROTOCOL, expert.severity.ERROR),
  unsigned = ProtoExpert.new("mcxmikey.unsigned", "No signature ends the message", expert.group.PROTOCOL, expert.severity.ERROR),
  dppk = ProtoExpert.new("mcxmikey.dppk", "The DPPK-ID is not the CSB ID of the message", expert.group.PROTOCOL, expert.severity.ERROR),
  double = ProtoExpert.new("mcxmikey.double", "The payload comes a second time", expert.group.PROTOCOL, expert.severity.ERROR),
}
local experts = {}
for _, one in pairs(e) do experts[#experts + 1] = one end
mikey.experts = experts

-- A reader: octets, where it stands, where its part ends, and the tree it adds to.
local CUT = {}

local function take(reader, length)
  if reader.at + length > reader.stop then
    reader.tree:add_proto_expert_info(e.cut)
    error(CUT)
  end
  local range = reader.tvb(reader.at, length)
  reader.at = reader.at + length
  return range
end

local function add(reader, name, length)
  local range = take(reader, length)
  return range, reader.tree:add(f[name], range)
end

local function number(reader, name, length)
  local range, item = add(reader, name, length)
  return range:uint(), item, range
end

-- Octets of no length have no range.
local function octets(reader, name, length)
  if length > 0 then return add(reader, name, length) end
end

-- A part with a tree of its own.
local function inside(reader, length, label, read, name)
  local range = take(reader, length)
  local tree = reader.tree:add(f[name or "part"], range)
  tree:set_text(label)
  local part = { tvb = reader.tvb, at = reader.at - length, stop = reader.at, tree = tree, message = reader.message }
  read(part, tree)
  if part.at < part.stop then
    tree:add(f.unread, reader.tvb(part.at, part.stop - part.at))
    tree:add_proto_expert_info(e.length)
  end
end

local function read_srtp_session(reader)
  number(reader, "policy_no", 1)
  number(reader, "ssrc", 4)
  number(reader, "roc", 4)
end

-- SPI of eight octets: the MKI, GMK-ID then GUK-ID.
local function read_spi(reader, length)
  if length == 0 then return end
  local range, item = add(reader, "spi", length)
  if length ~= 8 then return end
  item:add(f.gmk_id, range(0, 4))
  item:add(f.guk_id, range(4, 4))
  local salt = bit.band(bit.bxor(range(0, 4):uint(), range(4, 4):uint()), 0x0fffffff)
  item:add(f.user_salt, range, salt):set_generated()
end

local function read_generic_session(reader)
  number(reader, "cs_id", 1)
  number(reader, "prot_type", 1)
  local flags = take(reader, 1)
  reader.tree:add(f.s, flags)
  reader.tree:add(f.policy_count, flags)
  for _ = 1, bit.band(flags:uint(), 0x7f) do number(reader, "policy_no", 1) end
  octets(reader, "session_data", number(reader, "session_data_length", 2))
  read_spi(reader, number(reader, "spi_length", 1))
end

-- How long the entry of a GENERIC-ID map is that begins here; nil where it is cut.
local function generic_length(reader)
  local at, left = reader.at, reader.stop - reader.at
  if left < 3 then return nil end
  local length = 3 + bit.band(reader.tvb(at + 2, 1):uint(), 0x7f)
  if left < length + 2 then return nil end
  length = length + 2 + reader.tvb(at + length, 2):uint()
  if left < length + 1 then return nil end
  return length + 1 + reader.tvb(at + length, 1):uint()
end

local function read_map(reader, kind, count)
  for index = 1, count do
    local label = "Crypto session " .. index
    if kind == 0 then
      inside(reader, 9, label, read_srtp_session)
    elseif kind == 2 then
      inside(reader, generic_length(reader) or (reader.stop - reader.at + 1), label, read_generic_session)
    else
      return
    end
  end
end

local function read_header(reader)
  number(reader, "version", 1)
  local kind = number(reader, "data_type", 1)
  local following = number(reader, "next_payload", 1)
  local flags = take(reader, 1)
  reader.tree:add(f.v, flags)
  reader.tree:add(f.prf, flags)
  local csb, _, range = number(reader, "csb_id", 4)
  reader.tree:add(f.purpose_tag, range)
  local count = number(reader, "cs_count", 1)
  local map, item = number(reader, "map_type", 1)
  if map == 1 and count > 0 then item:add_proto_expert_info(e.map) end
  read_map(reader, map, count)
  reader.message.kind, reader.message.csb, reader.message.tag = kind, csb, bit.rshift(csb, 28)
  return following
end

local payloads = {}

payloads[5] = function(reader)
  local kind = number(reader, "ts_type", 1)
  if kind == 2 then
    number(reader, "ts_counter", 4)
    return
  end
  local range = take(reader, kind == 3 and 4 or 8)
  local seconds = range(0, 4):uint()
  local fraction = kind == 3 and 0 or range(4, 4):uint()
  local nanoseconds = math.floor(fraction * 1000000000 / 4294967296)
  reader.tree:add(f.ts, range, NSTime.new(seconds - UNIX_EPOCH_NTP, nanoseconds))
  reader.tree:add(f.ntp_seconds, range(0, 4))
end

payloads[11] = function(reader)
  local length, item = number(reader, "rand_length", 1)
  if length < 16 then item:add_proto_expert_info(e.length, "RAND has at least 16 octets") end
  octets(reader, "rand", length)
end

payloads[14] = function(reader, tree)
  local role = number(reader, "id_role", 1)
  local kind = number(reader, "id_type", 1)
  local length, item = number(reader, "id_length", 2)
  tree:append_text(", " .. (roles[role] or ("role " .. role)))
  local is_uid = role == 8 or role == 9
  if is_uid and length ~= 32 then item:add_proto_expert_info(e.length, "A UID has 32 octets") end
  if length == 0 then return end
  if is_uid or kind == 2 then
    add(reader, "uid", length)
  else
    local range = add(reader, "id", length)
    tree:append_text(": " .. range:string())
  end
end

payloads[10] = function(reader)
  number(reader, "policy_no", 1)
  number(reader, "prot_type", 1)
  local length = number(reader, "sp_length", 2)
  inside(reader, length, "Policy parameters", function(part)
    while part.at < part.stop do
      local kind, item = number(part, "sp_type", 1)
      local value_length = number(part, "sp_value_length", 1)
      local range = octets(part, "sp_value", value_length)
      if range and value_length <= 4 then
        local value = range:uint()
        local name = (policy_values[kind] or {})[value]
        item:append_text(" = " .. value .. (name and (" " .. name) or ""))
      end
    end
  end)
end

local function read_sakke_data(reader, length_item, length)
  if length ~= SAKKE_DATA_LENGTH then
    length_item:add_proto_expert_info(e.length, "SAKKE data of parameter set 1 has 273 octets")
    octets(reader, "sakke_data", length)
    return
  end
  inside(reader, length, "SAKKE data", function(part)
    number(part, "sakke_form", 1)
    add(part, "sakke_x", 128)
    add(part, "sakke_y", 128)
    add(part, "sakke_h", 16)
  end, "sakke_data")
end

payloads[26] = function(reader)
  local set = number(reader, "sakke_params", 1)
  number(reader, "id_scheme", 1)
  local length, item = number(reader, "sakke_length", 2)
  if set == 1 then read_sakke_data(reader, item, length) else octets(reader, "sakke_data", length) end
end

-- The protected payload of TS 33.180 8.5.4 around the key parameters.
local function read_protected(reader)
  number(reader, "message_type", 1)
  local time = take(reader, 5)
  local seconds = time(0, 1):uint() * 4294967296 + time(1, 4):uint()
  reader.tree:add(f.time, time, NSTime.new(seconds, 0))
  number(reader, "payload_id", 4)
  number(reader, "payload_number", 1)
  number(reader, "algorithm", 1)
  add(reader, "iv", 16)
  local dppk, item = number(reader, "dppk_id", 4)
  if dppk ~= reader.message.csb and dppk ~= reader.message.second then
    item:add_proto_expert_info(e.dppk)
  end
  number(reader, "payload_iei", 1)
  local length = number(reader, "payload_length", 2)
  if length < 16 then
    reader.tree:add_proto_expert_info(e.length)
    octets(reader, "ciphertext", length)
    return
  end
  octets(reader, "ciphertext", length - 16)
  add(reader, "tag", 16)
end

local function is_protected(reader, length)
  local kind = length > 0 and reader.tvb(reader.at, 1):uint() or 0
  return (kind == 0x40 or kind == 0x43) and length >= 35
end

payloads[21] = function(reader, tree)
  local kind = number(reader, "extension_type", 1)
  local length = number(reader, "extension_length", 2)
  tree:append_text(", " .. (extension_types[kind] or ("type " .. kind)))
  if reader.at + length > reader.stop then take(reader, length) end
  if kind == 7 and is_protected(reader, length) then
    inside(reader, length, "Protected key parameters", read_protected)
  elseif kind == 6 and length > 0 then
    inside(reader, length, "SAKKE payload to the initiator itself", function(part)
      number(part, "next_payload", 1)
      payloads[26](part)
    end)
  elseif kind == 240 and length > 4 then
    inside(reader, length, "Second key", function(part)
      reader.message.second = number(part, "guk_id", 4)
      payloads[26](part)
    end)
  else
    octets(reader, "extension_data", length)
  end
end

payloads[12] = function(reader)
  number(reader, "error_no", 1)
  number(reader, "reserved", 2)
end

payloads[4] = function(reader)
  local head = take(reader, 2)
  reader.tree:add(f.signature_type, head)
  local item = reader.tree:add(f.signature_length, head)
  local kind, length = bit.rshift(head:uint(), 12), bit.band(head:uint(), 0x0fff)
  if kind ~= 2 or length ~= SIGNATURE_LENGTH then
    if kind == 2 then item:add_proto_expert_info(e.length, "An ECCSI signature has 129 octets") end
    octets(reader, "signature", length)
    return
  end
  inside(reader, length, "ECCSI signature (not verified here)", function(part)
    add(part, "signature_r", 32)
    add(part, "signature_s", 32)
    add(part, "pvt", 65)
  end, "signature")
end

local once = { [4] = true, [5] = true, [11] = true, [26] = true }

-- A payload has the tree of what it turns out to be long.
local function read_payload(reader, kind)
  local start = reader.at
  local tree = reader.tree:add(f.payload, reader.tvb(start, reader.stop - start))
  tree:set_text("Payload " .. (payload_names[kind] or kind))
  local part = { tvb = reader.tvb, at = start, stop = reader.stop, tree = tree, message = reader.message }
  if reader.message[kind] and once[kind] then tree:add_proto_expert_info(e.double) end
  reader.message[kind] = true
  local following = 0
  if kind ~= 4 then following = number(part, "next_payload", 1) end
  payloads[kind](part, tree)
  tree:set_len(part.at - start)
  reader.at = part.at
  return following
end

local function read_chain(reader)
  local start = reader.at
  local head = reader.tree:add(f.payload, reader.tvb(start, reader.stop - start))
  head:set_text("Common header (HDR)")
  local part = { tvb = reader.tvb, at = start, stop = reader.stop, tree = head, message = reader.message }
  local following = read_header(part)
  head:set_len(part.at - start)
  reader.at = part.at
  local last
  while following ~= 0 do
    if reader.at >= reader.stop then
      reader.tree:add_proto_expert_info(e.cut)
      error(CUT)
    end
    if not payloads[following] then
      reader.tree:add(f.unread, reader.tvb(reader.at, reader.stop - reader.at)):add_proto_expert_info(e.unknown)
      return
    end
    last = following
    following = read_payload(reader, following)
  end
  if reader.message.kind == 26 and last ~= 4 then reader.tree:add_proto_expert_info(e.unsigned) end
  if reader.at < reader.stop then
    reader.tree:add(f.unread, reader.tvb(reader.at, reader.stop - reader.at)):add_proto_expert_info(e.behind)
  end
end

-- Whether octets begin as a SAKKE or error message does.
local function begins_well(tvb)
  if tvb:len() < 10 or tvb(0, 1):uint() ~= 1 then return false end
  return data_types[tvb(1, 1):uint()] ~= nil
end

local function dissect(tvb, tree)
  local root = tree:add(mikey, tvb())
  local message = {}
  local reader = { tvb = tvb, at = 0, stop = tvb:len(), tree = root, message = message }
  local ok, problem = pcall(read_chain, reader)
  if not ok and problem ~= CUT then error(problem, 0) end
  if message.csb then
    local tag = purpose_tags[message.tag] or ("purpose tag " .. message.tag)
    root:append_text(", " .. tag .. string.format(", CSB ID 0x%s", bit.tohex(message.csb)))
  end
  return message
end

-- Says in the list of packets which kinds of key there are, each once: SDP is dissected twice.
local function tell(pinfo, message)
  if not message.tag then return end
  local said = " MIKEY-SAKKE " .. (purpose_tags[message.tag] or "?")
  if not tostring(pinfo.cols.info):find(said, 1, true) then pinfo.cols.info:append(said) end
end

function mikey.dissector(tvb, pinfo, tree)
  if not begins_well(tvb) then return 0 end
  if pinfo.match_uint == 2269 then pinfo.cols.protocol = "MIKEY" end
  tell(pinfo, dissect(tvb, tree))
  return tvb:len()
end

DissectorTable.get("udp.port"):add(2269, mikey)
for _, name in ipairs({ "key_mgmt", "media_type" }) do
  local found, known = pcall(DissectorTable.get, name)
  if found and known then known:add(name == "key_mgmt" and "mikey" or "application/mikey", mikey) end
end

-- Documents of a group that one GMS sends another; Wireshark 4.0 does not know their type.
local media_known, media_types = pcall(DissectorTable.get, "media_type")
local xml_known, xml = pcall(Dissector.get, "xml")
if media_known and xml_known and xml then media_types:add("application/vnd.3gpp.gmop+xml", xml) end

-- Messages in text: hexBinary or base64 in XML, base64 behind a media line of SDP.
local in_text = Proto("mcxmikey_text", "MIKEY-SAKKE in text")

local function field_of(name)
  local known, found = pcall(Field.new, name)
  return known and found or function() end
end
local xml_text = field_of("xml.cdata")
local sdp_value = field_of("sdp.media_attribute.value")

local function from_hex(content)
  local bare = content:gsub("%s+", "")
  if #bare < 40 or #bare % 2 ~= 0 or bare:find("[^%x]") then return nil end
  return ByteArray.new(bare)
end

local function from_base64(content)
  local bare = content:gsub("%s+", "")
  if #bare < 40 or bare:find("[^%w+/=]") then return nil end
  return ByteArray.new(bare, true):base64_decode()
end

local function show(bytes, where, pinfo, tree)
  if not bytes or bytes:len() < 10 then return end
  if bytes:get_index(0) ~= 1 or not data_types[bytes:get_index(1)] then return end
  tell(pinfo, dissect(bytes:tvb("MIKEY in " .. where), tree))
end

function in_text.dissector(_, pinfo, tree)
  for _, found in ipairs({ xml_text() }) do
    local content = found.range:string()
    if content:find("^%s*01") then
      show(from_hex(content), "XML", pinfo, tree)
    elseif content:find("^%s*AR[oY]") or content:find("^%s*AQ[YZab]") then
      show(from_base64(content), "XML", pinfo, tree)
    end
  end
  for _, found in ipairs({ sdp_value() }) do
    local content = found.range:string():match("^%s*mikey%s+(%S+)")
    if content then show(from_base64(content), "SDP", pinfo, tree) end
  end
end

register_postdissector(in_text)
